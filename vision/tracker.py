"""From a picture to a pose: what live, upload and command line share."""

from __future__ import annotations

from rules.pose import Pose
from vision.flow import TrunkFlow
from vision.frame import Frame
from vision.landmarker import Landmarker
from vision.landmarks import to_pose


class PoseTracker:
    """Turns the frames of one source into poses, one for each frame.

    Args:
        with_flow: Whether to measure the trunk's image motion as well (`Exercise.flow`).
    """

    def __init__(self, landmarker: Landmarker, *, with_flow: bool = False) -> None:
        self.landmarker = landmarker
        self._flow = TrunkFlow() if with_flow else None

    def track(self, frame: Frame) -> Pose:
        """Return the pose in this frame, without points where nobody was found.

        Raises:
            ValueError: The frame is not later than the last one.
        """
        pose = to_pose(self.landmarker.detect(frame), frame.t_ms, frame.width / frame.height)
        if self._flow is None:
            return pose
        flow = self._flow.update(frame, pose)
        return Pose(pose.t_ms, pose.points, pose.width, pose.world, flow)

    def close(self) -> None:
        """Give back what the landmarker holds."""
        self.landmarker.close()
