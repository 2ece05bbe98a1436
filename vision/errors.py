"""The errors that this program raises itself, in one tree."""


class RugcoachError(Exception):
    """Every error that a user can cause or mend; its text is one line to show."""


class ModelError(RugcoachError):
    """The pose model is missing, broken or cannot be built."""


class VideoError(RugcoachError):
    """A file is missing or cannot be read as a video."""


class EmptyVideoError(VideoError):
    """A file has no content."""


class NoPictureError(VideoError):
    """A file holds sound only."""


class CutOffVideoError(VideoError):
    """A video breaks off before its end."""


class CameraError(RugcoachError):
    """The camera is not there, is in use, or stopped giving pictures."""


class ImageError(RugcoachError):
    """A picture that was sent cannot be read or is too large."""


class RecordingError(RugcoachError):
    """A file is not a recording of poses, is damaged, or is of a newer version."""


class NobodySeenError(RugcoachError):
    """Not one frame shows a person."""


class OutputError(RugcoachError):
    """A file cannot be written."""


class UnknownExerciseError(RugcoachError):
    """There is no exercise of that key."""


class StretchError(RugcoachError):
    """The stretch of a video that was asked for is empty."""


class WorkerError(RugcoachError):
    """A process that was to do part of the work has died."""


class CancelledError(RugcoachError):
    """The work was stopped because somebody asked for it."""
