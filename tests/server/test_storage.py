"""Reviews on the disk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rules.text import Language
from server.storage import Files, Part, ReviewInfo, ReviewState
from tests.server.fakes import files_in


def info(number: int) -> ReviewInfo:
    return ReviewInfo(
        id=f"{number:032x}",
        name="mijn vidéo.mp4",
        exercise="trunk_lift",
        language=Language.NL,
        created=datetime(2026, 1, number, tzinfo=UTC),
    )


@pytest.fixture
def storage(tmp_path: Path) -> Files:
    return Files(tmp_path)


def add(storage: Files, number: int) -> str:
    upload = storage.new_upload()
    upload.write_bytes(b"video")
    storage.add(info(number), upload)
    return info(number).id


def test_a_review_is_kept_as_it_was_added(storage: Files) -> None:
    review_id = add(storage, 1)
    assert storage.get(review_id) == info(1)
    assert storage.path(review_id, Part.UPLOAD).read_bytes() == b"video"
    assert storage.report(review_id) is None


def test_a_finished_review_lets_go_of_the_upload(storage: Files) -> None:
    review_id = add(storage, 1)
    storage.finish(review_id, {"count": 3})
    kept = storage.get(review_id)
    assert kept is not None
    assert kept.state is ReviewState.DONE
    assert storage.report(review_id) == {"count": 3}
    assert not storage.path(review_id, Part.UPLOAD).exists()


def test_the_newest_comes_first(storage: Files) -> None:
    assert storage.all() == []
    for number in (2, 3, 1):
        add(storage, number)
    assert [one.created.day for one in storage.all()] == [3, 2, 1]


def test_a_deleted_review_leaves_nothing(storage: Files, tmp_path: Path) -> None:
    review_id = add(storage, 1)
    assert storage.delete(review_id)
    assert not storage.delete(review_id)
    assert storage.get(review_id) is None
    assert files_in(tmp_path) == []


def test_the_state_of_a_deleted_review_cannot_bring_it_back(storage: Files, tmp_path: Path) -> None:
    storage.set_state(add(storage, 1), ReviewState.RUNNING)
    storage.delete(info(1).id)
    storage.set_state(info(1).id, ReviewState.DONE)
    assert files_in(tmp_path) == []


def test_a_sweep_removes_the_halves_and_names_what_waits(storage: Files, tmp_path: Path) -> None:
    assert storage.sweep() == []
    waiting = [add(storage, number) for number in (1, 2)]
    storage.set_state(add(storage, 3), ReviewState.RUNNING)
    storage.finish(add(storage, 4), {})
    storage.new_upload().write_bytes(b"half")
    (tmp_path / "reviews" / ".gone-x").mkdir()
    assert storage.sweep() == waiting
    left = {path.name for path in (tmp_path / "reviews").iterdir()}
    assert left == {*waiting, info(4).id}


@pytest.mark.parametrize("text", ["", "{", '{"id": 1}'])
def test_a_damaged_review_is_none(storage: Files, tmp_path: Path, text: str) -> None:
    review_id = add(storage, 1)
    (tmp_path / "reviews" / review_id / "info.json").write_text(text, encoding="utf-8")
    assert storage.get(review_id) is None
    assert storage.all() == []
