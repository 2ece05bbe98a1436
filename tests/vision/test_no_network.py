"""The pose model runs without opening a network connection.

MediaPipe from 0.10.35 on calls a log server from native code when a task starts. A child process
therefore loads and runs the model under a seccomp filter, with which the Linux kernel kills it at
its first `socket` call, of whatever family: a name look-up may go through a local socket. Any user
may set such a filter. Elsewhere than on Linux nothing as strict exists, and these tests fail.
"""

import ctypes
import os
import platform
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

from tests.vision.drawn_person import drawn_person
from vision.data_dir import data_dir
from vision.frame import Frame
from vision.landmarker import MediaPipeLandmarker
from vision.models import ModelName, model_path

ROOT = Path(__file__).parents[2]

# From the kernel's headers: the architecture's number, and its numbers of the two system calls.
ARCHITECTURES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
KILL_PROCESS, ALLOW = 0x80000000, 0x7FFF0000
CALL_OFFSET, ARCHITECTURE_OFFSET = 0, 4


def test_running_the_model_opens_no_socket() -> None:
    model = model_path(ModelName.FULL, data_dir())
    child = run_child("model", str(model))
    assert child.returncode == 0, child.stderr
    assert child.stdout == "ran\n"


def test_a_process_that_opens_a_socket_is_seen() -> None:
    assert run_child("socket").returncode == -signal.SIGSYS


def run_child(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.vision.test_no_network", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def forbid_sockets() -> None:
    """Have the kernel kill this process when this thread, or one that it starts, wants a socket.

    A ring of `io_uring` could open one without that call, so it is forbidden as well.
    """
    architecture, socket_call, io_uring_call = ARCHITECTURES[platform.machine()]
    filters = [
        (LOAD, 0, 0, ARCHITECTURE_OFFSET),
        (JUMP_IF_EQUAL, 0, 4, architecture),
        (LOAD, 0, 0, CALL_OFFSET),
        (JUMP_IF_EQUAL, 2, 0, socket_call),
        (JUMP_IF_EQUAL, 1, 0, io_uring_call),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL_PROCESS),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in filters))
    program = ctypes.create_string_buffer(struct.pack("HP", len(filters), ctypes.addressof(code)))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(program))


def prctl(option: int, *values: int) -> None:
    """Call Linux's prctl; raise OSError where it refuses."""
    arguments = [ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]]
    if ctypes.CDLL(None, use_errno=True).prctl(option, *arguments):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def run_model(path: str) -> None:
    """Run the pose model over some frames, from its start to its end."""
    image = drawn_person()
    with MediaPipeLandmarker(Path(path)) as landmarker:
        found = [landmarker.detect(Frame(t_ms, image)) for t_ms in range(0, 330, 33)]
    assert all(found)


def main(what: str, *arguments: str) -> None:
    """What the child process does."""
    forbid_sockets()
    if what == "socket":
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    else:
        run_model(*arguments)
        sys.stdout.write("ran\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
