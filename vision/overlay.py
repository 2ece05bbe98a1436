"""Draws what the rules said into a picture: the body, the count, the hold and what to mend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rules.pose import Joint, Pose, Side
from vision.canvas import BOLD, Canvas, Colour, Place
from vision.caption import Caption, Tone
from vision.frame import Image

WHITE: Final = (255, 255, 255)
SOFT: Final = (198, 208, 214)
INK: Final = (18, 26, 34)
TRACK: Final = (74, 86, 96)
NEAR: Final = (72, 202, 186)
FAR: Final = (176, 190, 200)
MARK: Final = (255, 209, 92)
TONES: Final[dict[Tone, Colour]] = {
    Tone.FAULT: (232, 93, 58),
    Tone.ADVICE: (58, 108, 158),
    Tone.GOOD: (46, 148, 98),
}
VISIBLE: Final = 0.3
"""Landmarks below are not drawn: they are guesses."""
FULL: Final = 1.0

LIMBS: Final = (
    ("SHOULDER", "ELBOW"),
    ("ELBOW", "WRIST"),
    ("SHOULDER", "HIP"),
    ("HIP", "KNEE"),
    ("KNEE", "ANKLE"),
    ("ANKLE", "HEEL"),
    ("HEEL", "FOOT_INDEX"),
    ("ANKLE", "FOOT_INDEX"),
    ("SHOULDER", "EAR"),
)
ACROSS: Final = (
    (Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER),
    (Joint.LEFT_HIP, Joint.RIGHT_HIP),
)
SIDES: Final = {
    side: tuple((Joint[f"{side.upper()}_{a}"], Joint[f"{side.upper()}_{b}"]) for a, b in LIMBS)
    for side in Side
}
"""The limbs of each side, as their ends."""


class Overlay:
    """Draws into the pictures of one video, which are all of one size."""

    def __init__(self, width: int, height: int) -> None:
        self._canvas = Canvas(width, height)

    def draw(self, image: Image, pose: Pose, caption: Caption) -> None:
        """Draw one moment, in place."""
        canvas = self._canvas
        canvas.image = image
        if pose.found:
            self._body(canvas, pose, caption)
            self._measure(canvas, pose, caption)
        self._panel(canvas, caption)
        self._banner(canvas, caption)

    def _body(self, canvas: Canvas, pose: Pose, caption: Caption) -> None:
        """Draw the far side thin, then the near side over it."""
        near = caption.near or Side.LEFT
        canvas.lines(_limbs(canvas, pose, (*ACROSS, *SIDES[near.other])), FAR, 1.6)
        limbs = _limbs(canvas, pose, SIDES[near])
        canvas.lines(limbs, INK, 4.6)
        canvas.lines(limbs, NEAR, 3.0)
        for joint, _ in SIDES[near][:5]:
            if pose.points[joint].visibility >= VISIBLE:
                canvas.dot(_place(canvas, pose, joint), 3.6, INK)
                canvas.dot(_place(canvas, pose, joint), 2.7, WHITE)

    def _measure(self, canvas: Canvas, pose: Pose, caption: Caption) -> None:
        """Mark the joints that the movement is measured at, with the value beside them."""
        if not caption.joints or any(
            pose.points[joint].visibility < VISIBLE for joint in caption.joints
        ):
            return
        colour = TONES[Tone.FAULT] if caption.tone is Tone.FAULT and caption.message else MARK
        places = [_place(canvas, pose, joint) for joint in caption.joints]
        for start, end in pairwise(places):
            canvas.line(start, end, INK, 5.0)
            canvas.line(start, end, colour, 3.4)
        for place in places:
            canvas.dot(place, 5.0, INK)
            canvas.dot(place, 4.0, colour)
        if not caption.value:
            return
        at = places[len(places) // 2]
        if len(places) == 3 and caption.value.endswith("°"):
            self._angle(canvas, places, colour)
        self._tag(canvas, at, caption.value, colour)

    def _angle(self, canvas: Canvas, places: list[Place], colour: Colour) -> None:
        """Draw the arc of the angle at the middle place."""
        first, vertex, second = places
        start = math.degrees(math.atan2(first[1] - vertex[1], first[0] - vertex[0]))
        end = math.degrees(math.atan2(second[1] - vertex[1], second[0] - vertex[0]))
        turn = math.remainder(end - start, 360)
        canvas.arc(vertex, 17, (start, start + turn), INK, 3.4)
        canvas.arc(vertex, 17, (start, start + turn), colour, 2.0)

    def _tag(self, canvas: Canvas, at: Place, text: str, colour: Colour) -> None:
        """Write a value above a place, inside the picture."""
        width, height = canvas.text_size(text, 13, BOLD)
        unit = canvas.unit
        size = (width + 12 * unit, height + 9 * unit)
        left = min(max(at[0] - size[0] / 2, 4 * unit), canvas.width - size[0] - 4 * unit)
        top = at[1] - 26 * unit - size[1]
        if top < 4 * unit:
            top = at[1] + 24 * unit
        canvas.card((left, top), size, INK, opacity=0.78)
        canvas.text((left + 6 * unit, top + size[1] - 5.5 * unit), text, colour, 13, BOLD)

    def _panel(self, canvas: Canvas, caption: Caption) -> None:
        """Draw the count in its ring, the exercise and the phase."""
        unit = canvas.unit
        margin, height = 10 * unit, 66 * unit
        title = canvas.text_size(caption.title, 13, BOLD)[0]
        phase = canvas.text_size(caption.phase, 11)[0]
        width = 66 * unit + max(title, phase, 92 * unit) + 12 * unit
        canvas.card((margin, margin), (width, height), INK, opacity=0.72)
        centre = (margin + 34 * unit, margin + 33 * unit)
        full = caption.ring >= FULL
        canvas.ring(centre, 24, TRACK, 5)
        if caption.ring > 0:
            colour = TONES[Tone.GOOD] if full else NEAR
            canvas.arc(centre, 24, (-90, -90 + 360 * caption.ring), colour, 5)
        count = str(caption.count)
        wide, high = canvas.text_size(count, 24, BOLD)
        canvas.text((centre[0] - wide / 2, centre[1] + 0.36 * high), count, WHITE, 24, BOLD)
        left = margin + 66 * unit
        canvas.text((left, margin + 22 * unit), caption.title, WHITE, 13, BOLD)
        canvas.text((left, margin + 39 * unit), caption.phase, SOFT, 11)
        times = f"{caption.count} / {caption.dose}   {_clock(caption.t_ms)}"
        canvas.text((left, margin + 56 * unit), times, SOFT, 11)

    def _banner(self, canvas: Canvas, caption: Caption) -> None:
        """Write what to mend along the lower edge, on as many lines as it takes."""
        if not caption.message:
            return
        unit, size = canvas.unit, 17
        lines = _wrapped(canvas, caption.message, canvas.width - 56 * unit, size)
        height = 23 * unit
        width = max(canvas.text_size(line, size, BOLD)[0] for line in lines) + 32 * unit
        box = (width, len(lines) * height + 13 * unit)
        left = (canvas.width - width) / 2
        top = canvas.height - box[1] - 12 * unit
        canvas.card((left, top), box, TONES[caption.tone], opacity=0.92)
        for number, line in enumerate(lines):
            wide = canvas.text_size(line, size, BOLD)[0]
            place = ((canvas.width - wide) / 2, top + (number + 0.95) * height)
            canvas.text(place, line, WHITE, size, BOLD)


def _wrapped(canvas: Canvas, text: str, width: float, size: float) -> list[str]:
    """Break a text into lines that are not wider than `width` pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and canvas.text_size(longer, size, BOLD)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _limbs(
    canvas: Canvas, pose: Pose, limbs: Sequence[tuple[Joint, Joint]]
) -> list[tuple[Place, Place]]:
    """Return both ends of the limbs that are seen."""
    return [
        (_place(canvas, pose, first), _place(canvas, pose, second))
        for first, second in limbs
        if min(pose.points[first].visibility, pose.points[second].visibility) >= VISIBLE
    ]


def _place(canvas: Canvas, pose: Pose, joint: Joint) -> Place:
    point = pose.points[joint]
    return point.x / pose.width * canvas.width, point.y * canvas.height


def _clock(t_ms: int) -> str:
    return f"{t_ms // 60_000}:{t_ms // 1000 % 60:02}"
