"""The plain MediaPipe loop: what one would write without this program, to compare with.

It uses nothing of this program and is not held back: OpenCV reads, `detect_for_video`, OpenCV
draws, OpenCV writes.
"""

from __future__ import annotations

import cv2
import mediapipe
from mediapipe.tasks.python import BaseOptions, vision

from server.bench import task

GREEN, WHITE = (90, 200, 60), (255, 255, 255)


def measure(model: str, video: str, annotated: str) -> dict[str, float]:
    """Draw the landmarks into a copy of the video, and return how many frames it has."""
    capture = cv2.VideoCapture(video)
    fps = capture.get(cv2.CAP_PROP_FPS)
    width = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))
    height = int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
    codec = cv2.VideoWriter.fourcc(*"mp4v")
    writer = cv2.VideoWriter(annotated, codec, fps, (width, height))
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=model),
        running_mode=vision.RunningMode.VIDEO,
    )
    frames = detected = 0
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        while True:
            ok, picture = capture.read()
            if not ok:
                break
            rgb = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
            image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=rgb)
            result = landmarker.detect_for_video(image, round(frames * 1000 / fps))
            frames += 1
            for landmarks in result.pose_landmarks:
                detected += 1
                points = [(round(p.x * width), round(p.y * height)) for p in landmarks]
                for line in vision.PoseLandmarksConnections.POSE_LANDMARKS:
                    cv2.line(picture, points[line.start], points[line.end], WHITE, 2)
                for point in points:
                    cv2.circle(picture, point, 3, GREEN, -1)
            writer.write(picture)
    writer.release()
    capture.release()
    return {"frames": frames, "detected": detected}


if __name__ == "__main__":
    task.run(measure)
