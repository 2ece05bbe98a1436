"""Where reviews are kept."""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from rules.text import Language


class ReviewState(StrEnum):
    """How far a review has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


class ReviewSource(StrEnum):
    """What was reviewed."""

    VIDEO = "video"
    LIVE = "live"


class ReviewInfo(BaseModel):
    """What is known of a review beside its report.

    Attributes:
        id: 32 hexadecimal digits that nobody can guess.
        name: The name of the file that was uploaded.
        language: Of the words in the annotated video.
        created: When it was uploaded, with its time zone.
        right_count: What the person says was the count, beside the measured one.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    exercise: str
    language: Language
    created: datetime
    state: ReviewState = ReviewState.WAITING
    source: ReviewSource = ReviewSource.VIDEO
    right_count: int | None = None


class Part(StrEnum):
    """A file of a review."""

    UPLOAD = "upload"
    ANNOTATED = "annotated.mp4"
    POSES = "poses.jsonl.gz"


class Storage(Protocol):
    """Keeps reviews; every method may wait for a disk and is called on a thread."""

    def new_upload(self) -> Path:
        """Return a place for an upload that is not a review yet."""
        ...

    def add(self, info: ReviewInfo, upload: Path) -> None:
        """Make a review of a finished upload, in one step."""
        ...

    def keep(
        self, info: ReviewInfo, report: Mapping[str, Any], write_poses: Callable[[Path], None]
    ) -> None:
        """Make a review that is done of a report and its poses, in one step."""
        ...

    def get(self, review_id: str) -> ReviewInfo | None:
        """Return a review, or None."""
        ...

    def all(self) -> list[ReviewInfo]:
        """Return all reviews, the newest first."""
        ...

    def path(self, review_id: str, part: Part) -> Path:
        """Return where a file of a review lies, or is to be made."""
        ...

    def set_state(self, review_id: str, state: ReviewState) -> None:
        """Note how far a review has come."""
        ...

    def finish(self, review_id: str, report: Mapping[str, Any]) -> None:
        """Keep the report, let go of the upload, and call the review done."""
        ...

    def report(self, review_id: str) -> dict[str, Any] | None:
        """Return the report of a review that is done, or None."""
        ...

    def delete(self, review_id: str) -> bool:
        """Remove a review and all its files, and tell whether there was one."""
        ...

    def sweep(self) -> list[str]:
        """Remove what a crash left behind; return the reviews that still wait, oldest first."""
        ...


class Files:
    """A `Storage` of one folder for each review; a name that begins with a dot is no review yet."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / "reviews"

    def new_upload(self) -> Path:
        """As in `Storage`."""
        self._root.mkdir(parents=True, exist_ok=True)
        return self._root / f".upload-{os.urandom(16).hex()}"

    def add(self, info: ReviewInfo, upload: Path) -> None:
        """As in `Storage`."""
        scratch = self._root / f".new-{info.id}"
        scratch.mkdir(parents=True)
        upload.replace(scratch / Part.UPLOAD)
        _write(scratch / "info.json", info.model_dump_json())
        scratch.rename(self._root / info.id)

    def keep(
        self, info: ReviewInfo, report: Mapping[str, Any], write_poses: Callable[[Path], None]
    ) -> None:
        """As in `Storage`."""
        scratch = self._root / f".new-{info.id}"
        scratch.mkdir(parents=True)
        write_poses(scratch / Part.POSES)
        _write(scratch / "report.json", json.dumps(report))
        _write(scratch / "info.json", info.model_dump_json())
        scratch.rename(self._root / info.id)

    def get(self, review_id: str) -> ReviewInfo | None:
        """As in `Storage`."""
        try:
            text = (self._root / review_id / "info.json").read_text(encoding="utf-8")
            return ReviewInfo.model_validate_json(text)
        except (FileNotFoundError, ValidationError):
            return None

    def all(self) -> list[ReviewInfo]:
        """As in `Storage`."""
        if not self._root.is_dir():
            return []
        folders = [path for path in self._root.iterdir() if not path.name.startswith(".")]
        infos = [info for info in (self.get(path.name) for path in folders) if info]
        return sorted(infos, key=lambda info: info.created, reverse=True)

    def path(self, review_id: str, part: Part) -> Path:
        """As in `Storage`."""
        return self._root / review_id / part

    def set_state(self, review_id: str, state: ReviewState) -> None:
        """As in `Storage`."""
        info = self.get(review_id)
        if info is not None:
            text = info.model_copy(update={"state": state}).model_dump_json()
            _write(self._root / review_id / "info.json", text)

    def finish(self, review_id: str, report: Mapping[str, Any]) -> None:
        """As in `Storage`."""
        _write(self._root / review_id / "report.json", json.dumps(report))
        self.path(review_id, Part.UPLOAD).unlink()
        self.set_state(review_id, ReviewState.DONE)

    def report(self, review_id: str) -> dict[str, Any] | None:
        """As in `Storage`."""
        try:
            text = (self._root / review_id / "report.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        report: dict[str, Any] = json.loads(text)
        return report

    def delete(self, review_id: str) -> bool:
        """As in `Storage`."""
        gone = self._root / f".gone-{review_id}"
        try:
            (self._root / review_id).rename(gone)
        except FileNotFoundError:
            return False
        shutil.rmtree(gone)
        return True

    def sweep(self) -> list[str]:
        """As in `Storage`."""
        if not self._root.is_dir():
            return []
        for path in self._root.glob(".*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        infos = self.all()
        for info in infos:
            if info.state is ReviewState.RUNNING:
                self.delete(info.id)
        return [info.id for info in reversed(infos) if info.state is ReviewState.WAITING]


def _write(path: Path, text: str) -> None:
    """Write a whole file or none."""
    scratch = path.with_name(f".{path.name}")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
