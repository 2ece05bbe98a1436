"""The eye of a live session: JPEG pictures to poses."""

from rules.exercise import Exercise
from rules.pose import Pose
from server.settings import Settings
from vision.jpeg import read_jpeg
from vision.landmarker import MediaPipeLandmarker
from vision.models import model_path
from vision.tracker import PoseTracker


class PictureEye:
    """Finds a person in one camera's pictures; belongs to the thread that makes it.

    Raises:
        ModelError: The pose model is missing.
    """

    def __init__(self, settings: Settings, exercise: Exercise) -> None:
        self._landmarker = MediaPipeLandmarker(model_path(settings.model, settings.data_dir))
        self._tracker = PoseTracker(self._landmarker, with_flow=exercise.flow)

    def see(self, t_ms: int, jpeg: bytes) -> Pose:
        """Return who is in a picture.

        Raises:
            ImageError: It is not a JPEG picture, or a huge one.
        """
        return self._tracker.track(read_jpeg(jpeg, t_ms))

    def close(self) -> None:
        """Free the model."""
        self._landmarker.close()
