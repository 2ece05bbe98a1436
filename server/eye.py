"""The eye of a live session: JPEG pictures to poses."""

from rules.exercise import Exercise
from server.session import Sight
from server.settings import Settings
from vision.errors import ModelError
from vision.jpeg import read_jpeg
from vision.landmarker import MediaPipeLandmarker
from vision.light import light_of
from vision.models import ModelName, model_path
from vision.tracker import PoseTracker


class PictureEye:
    """Finds a person in one camera's pictures; belongs to the thread that makes it.

    Raises:
        ModelError: The pose model is missing.
    """

    def __init__(self, settings: Settings, exercise: Exercise) -> None:
        self._settings = settings
        self._exercise = exercise
        self._look(settings.model)

    def see(self, t_ms: int, jpeg: bytes) -> Sight:
        """Return who is in a picture, and how bright it is.

        Raises:
            ImageError: It is not a JPEG picture, or a huge one.
        """
        frame = read_jpeg(jpeg, t_ms)
        return Sight(self._tracker.track(frame), light_of(frame))

    def change(self, model: ModelName) -> None:
        """Look with another model from now on; where it is missing, all stays as it is."""
        before = self._tracker
        if model is self.model:
            return
        try:
            self._look(model)
        except ModelError:
            return
        before.close()

    def close(self) -> None:
        """Free the model."""
        self._tracker.close()

    def _look(self, model: ModelName) -> None:
        landmarker = MediaPipeLandmarker(model_path(model, self._settings.data_dir))
        self._tracker = PoseTracker(landmarker, with_flow=self._exercise.flow)
        self.model = model
