"""The job behind a review: from an upload to a report and an annotated video."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from rules.exercise import Exercise
from rules.text import Language
from server.jobs import Control
from server.storage import Part, ReviewState, Storage
from vision.errors import CancelledError, UnknownExerciseError


class Judge(Protocol):
    """Reviews one video; see `vision.review`."""

    def __call__(
        self,
        video: Path,
        exercise: Exercise,
        *,
        annotated: Path,
        poses: Path,
        language: Language,
        on_progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> dict[str, Any]:
        """Write the annotated video and the poses, and return the report.

        Raises:
            RugcoachError: The video cannot be reviewed.
            CancelledError: `cancelled` said so.
        """
        ...


class Reviewer:
    """Does the job of a review.

    One that fails or is cancelled leaves nothing behind; one that the server's end cuts off waits
    for the server's next start.
    """

    def __init__(self, storage: Storage, catalogue: Mapping[str, Exercise], judge: Judge) -> None:
        self._storage = storage
        self._catalogue = catalogue
        self._judge = judge

    def __call__(self, review_id: str, control: Control) -> None:
        """Review the upload of that id."""
        try:
            self._review(review_id, control)
        except BaseException:
            if control.suspended():
                self._storage.set_state(review_id, ReviewState.WAITING)
            else:
                self._storage.delete(review_id)
            raise

    def _review(self, review_id: str, control: Control) -> None:
        info = self._storage.get(review_id)
        if info is None:
            raise CancelledError("the upload is gone")
        exercise = self._catalogue.get(info.exercise)
        if exercise is None:
            raise UnknownExerciseError(f"there is no exercise {info.exercise!r} any more")
        self._storage.set_state(review_id, ReviewState.RUNNING)
        report = self._judge(
            self._storage.path(review_id, Part.UPLOAD),
            exercise,
            annotated=self._storage.path(review_id, Part.ANNOTATED),
            poses=self._storage.path(review_id, Part.POSES),
            language=info.language,
            on_progress=control.report,
            cancelled=control.cancelled,
        )
        if control.cancelled():
            raise CancelledError("the review was cancelled")
        self._storage.finish(review_id, report)
