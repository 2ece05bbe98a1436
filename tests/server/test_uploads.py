"""Uploads on their way to the disk."""

import errno
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient

from server.settings import Settings
from server.uploads import BLOCK, UploadError, UploadKey, receive
from tests.server.fakes import files_in


async def sent(chunks: Iterable[bytes | BaseException]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        if isinstance(chunk, BaseException):
            raise chunk
        yield chunk


@pytest.mark.anyio
@pytest.mark.parametrize("sizes", [[1], [BLOCK, 1], [10, BLOCK - 10, 5], [3 * BLOCK]])
async def test_an_upload_is_written_as_it_came(tmp_path: Path, sizes: list[int]) -> None:
    chunks = [bytes([number]) * size for number, size in enumerate(sizes)]
    await receive(sent(chunks), tmp_path / "video", limit=sum(sizes))
    assert (tmp_path / "video").read_bytes() == b"".join(chunks)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("chunks", "key"),
    [
        ([], UploadKey.EMPTY),
        ([b""], UploadKey.EMPTY),
        ([bytes(60), bytes(41)], UploadKey.TOO_LARGE),
        ([b"x", OSError(errno.ENOSPC, "full")], UploadKey.DISK_FULL),
    ],
)
async def test_a_refused_upload_leaves_no_file(
    tmp_path: Path, chunks: list[bytes | BaseException], key: UploadKey
) -> None:
    with pytest.raises(UploadError) as caught:
        await receive(sent(chunks), tmp_path / "video", limit=100)
    assert caught.value.key is key
    assert files_in(tmp_path) == []


@pytest.mark.anyio
async def test_a_sender_who_leaves_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ClientDisconnect):
        await receive(sent([b"half", ClientDisconnect()]), tmp_path / "video", limit=100)
    assert files_in(tmp_path) == []


def lazily(size: int) -> Iterable[bytes]:
    """Send without saying how much it will be."""
    for _ in range(size // 1000):
        yield bytes(1000)


@pytest.mark.parametrize(
    ("query", "content", "status", "key"),
    [
        ("exercise=somersault", b"x", 422, "unknown_exercise"),
        ("exercise=trunk_lift", b"", 422, "empty"),
        ("exercise=trunk_lift", bytes(100_001), 413, "too_large"),
        ("exercise=trunk_lift", lazily(200_000), 413, "too_large"),
    ],
)
def test_a_refusal_has_a_key_and_leaves_nothing(
    client: TestClient, settings: Settings, query: str, content: Any, status: int, key: str
) -> None:
    answer = client.post(f"/api/reviews?{query}", content=content)
    assert (answer.status_code, answer.json()) == (status, {"error": key})
    assert files_in(settings.data_dir) == []


@pytest.mark.parametrize("query", ["", "exercise=trunk_lift&language=fr"])
def test_a_malformed_request_is_refused(client: TestClient, settings: Settings, query: str) -> None:
    answer = client.post(f"/api/reviews?{query}", content=b"x")
    assert (answer.status_code, answer.json()) == (422, {"error": "422"})
    assert files_in(settings.data_dir) == []
