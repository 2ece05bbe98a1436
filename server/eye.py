"""The eye of a live session: JPEG pictures to poses."""

from functools import partial

from rules.exercise import Exercise
from rules.pose import Pose
from server.session import Sight
from server.settings import Settings
from vision.crowd import Crowd
from vision.errors import ModelError
from vision.jpeg import read_jpeg
from vision.landmarker import MediaPipeLandmarker
from vision.light import light_of
from vision.models import ModelName, model_path
from vision.second_look import SecondLook
from vision.tracker import PoseTracker


class PictureEye:
    """Finds a person in one camera's pictures; belongs to the thread that makes it.

    Raises:
        ModelError: The pose model is missing.
    """

    def __init__(self, settings: Settings, exercise: Exercise) -> None:
        self._settings = settings
        self._exercise = exercise
        self._crowd: Crowd | None = None
        self._look(settings.model)

    def see(self, t_ms: int, jpeg: bytes) -> Sight:
        """Return who is in a picture, and how bright it is.

        Raises:
            ImageError: It is not a JPEG picture, or a huge one.
        """
        frame = read_jpeg(jpeg, t_ms)
        return Sight(self._tracker.track(frame), light_of(frame))

    def beside(self, pose: Pose, jpeg: bytes) -> Pose | None:
        """Return another person than this one; None where the smallest model is missing, too."""
        try:
            path = model_path(ModelName.LITE, self._settings.data_dir)
            self._crowd = self._crowd or Crowd(path)
        except ModelError:
            return None
        return self._crowd.beside(pose, read_jpeg(jpeg, pose.t_ms))

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
        """Free the models."""
        self._tracker.close()
        if self._crowd is not None:
            self._crowd.close()

    def _look(self, model: ModelName) -> None:
        path = model_path(model, self._settings.data_dir)
        landmarker = SecondLook(partial(MediaPipeLandmarker, path))
        self._tracker = PoseTracker(landmarker, with_flow=self._exercise.flow)
        self.model = model
