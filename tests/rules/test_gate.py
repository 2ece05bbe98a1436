"""Nothing counts before the start posture was held still in the right view."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

import pytest

from rules.events import Lost, Ready, Rep, WrongView
from rules.pose import Joint, Point, Pose
from tests.rules.bodies import Figure, Tempo, frames, prone, supine
from tests.rules.people import knees_to_chest, trunk_lift
from tests.rules.session import run

FPS = 15


def lying(figure: Figure, seconds: float, start_s: float = 0.0) -> list[Pose]:
    return [figure.pose(round(1000 * (start_s + n / FPS))) for n in range(round(seconds * FPS))]


def standing(t_ms: int) -> Pose:
    """A figure turned upright about the middle of the picture."""
    flat = prone().pose(t_ms)
    return replace(flat, points=tuple(Point(p.y, 1 - p.x / 1.5, p.visibility) for p in flat.points))


def turned_away(pose: Pose, stretch: float = 0.75) -> Pose:
    """The same body from its end: shoulders apart along it."""
    points = list(pose.points)
    for joint in (Joint.LEFT_SHOULDER, Joint.LEFT_HIP):
        at = points[joint]
        points[joint] = at._replace(x=at.x + stretch * 0.3)
    return replace(pose, points=tuple(points))


def test_ready_comes_after_settling_and_a_second_of_stillness() -> None:
    session = run("trunk_lift", lying(prone(), 4))
    (ready,) = session.of_type(Ready)
    assert 2500 <= ready.t_ms <= 2700
    assert session.advice == ["hold_still", None]


@pytest.mark.parametrize(
    ("figure", "advice"),
    [
        (supine(), "wrong_posture"),
        (replace(prone(), hand="under", trunk=42), "wrong_posture"),
        (replace(prone(), hand="floor"), "hands_to_forehead"),
        (replace(prone(), trunk=40), "not_at_rest"),
        (replace(prone(), hidden=frozenset({"hip"})), "unseen"),
    ],
)
def test_what_keeps_a_trunk_lift_from_beginning_is_said(figure: Figure, advice: str) -> None:
    session = run("trunk_lift", lying(figure, 5))
    assert session.advice == [advice]
    assert session.of_type(Ready) == []
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", advice)]


def test_the_hidden_part_is_named() -> None:
    session = run("trunk_lift", lying(replace(prone(), hidden=frozenset({"hip"})), 1))
    assert {verdict.unseen for verdict in session.verdicts} == {"hip"}


def test_stretched_legs_are_told_to_bend() -> None:
    figure = replace(supine(), hips=(150, 150), knees=(170, 170))
    assert run("knees_to_chest", lying(figure, 3)).advice == ["bend_your_knees"]


def test_a_wrong_view_is_said_once_as_an_event_and_all_the_time_as_advice() -> None:
    session = run("trunk_lift", [turned_away(pose) for pose in lying(prone(), 3)])
    assert session.advice == ["wrong_view"]
    assert len(session.of_type(WrongView)) == 1


def test_someone_who_keeps_moving_is_asked_to_lie_still() -> None:
    poses = [
        replace(prone(), trunk=8 * (n % FPS) / FPS).pose(round(1000 * n / FPS)) for n in range(90)
    ]
    session = run("trunk_lift", poses)
    assert session.advice == ["hold_still"]
    assert session.summary.not_judged[0].reason == "hold_still"


def shaky(seconds: float, swing: float) -> list[Pose]:
    """Someone whose trunk goes up by `swing` degrees and down again every two seconds."""
    slopes = [abs((n / FPS) % 2 - 1) * swing for n in range(round(seconds * FPS))]
    return [
        replace(prone(), trunk=slope).pose(round(1000 * n / FPS)) for n, slope in enumerate(slopes)
    ]


@pytest.mark.parametrize(("swing", "reasons"), [(5.5, []), (14.0, ["hold_still"])])
def test_the_count_stands_after_a_long_fidget_and_not_after_missed_repetitions(
    swing: float, reasons: list[str]
) -> None:
    before = shaky(25, swing)
    exercise = frames(trunk_lift, 2, tempo=Tempo())
    after = [replace(pose, t_ms=before[-1].t_ms + 67 + pose.t_ms) for pose in exercise]
    session = run("trunk_lift", [*before, *after])
    (ready,) = session.of_type(Ready)
    assert ready.t_ms > before[-1].t_ms > after[-1].t_ms - before[-1].t_ms
    assert session.summary.count == 2
    assert [n.reason for n in session.summary.not_judged if n.key == "count"] == reasons


def test_standing_up_and_lying_down_again_does_not_count() -> None:
    exercise = list(frames(trunk_lift, 2, tempo=Tempo()))
    end = exercise[-1].t_ms
    up = [standing(end + 67 * n) for n in range(1, 60)]
    again = [replace(pose, t_ms=up[-1].t_ms + 67 + pose.t_ms) for pose in exercise]
    session = run("trunk_lift", [*exercise, *up, *again])
    assert session.summary.count == 4
    assert len(session.of_type(Ready)) == 2
    assert "wrong_posture" in session.advice


def test_getting_up_in_the_middle_breaks_the_repetition_off() -> None:
    exercise = list(frames(trunk_lift, 1, tempo=Tempo(hold=5)))
    half = [pose for pose in exercise if pose.t_ms < 6000]
    up = [standing(half[-1].t_ms + 67 * n) for n in range(1, 40)]
    session = run("trunk_lift", [*half, *up])
    (rep,) = session.of_type(Rep)
    assert (rep.counted, rep.reason) == (False, "left_position")
    assert session.summary.count == 0


def test_a_camera_that_is_moved_away_is_said() -> None:
    poses = list(frames(trunk_lift, 3, tempo=Tempo()))
    moved = [turned_away(pose) if pose.t_ms > 9000 else pose for pose in poses]
    session = run("trunk_lift", moved)
    assert len(session.of_type(WrongView)) == 1
    assert session.verdicts[-1].advice == "wrong_view"


def hide(poses: Iterable[Pose], start_ms: int, end_ms: int) -> list[Pose]:
    """The same with nobody found between two times."""
    return [replace(pose, points=()) if start_ms <= pose.t_ms < end_ms else pose for pose in poses]


def test_a_short_loss_is_forgiven() -> None:
    poses = hide(frames(trunk_lift, 3, tempo=Tempo()), 4700, 5100)
    session = run("trunk_lift", poses)
    assert session.summary.count == 3
    assert session.of_type(Lost) == []


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "reason"),
    [
        (4350, 5150, None),
        (3960, 5150, "lost"),  # what was not seen may have been on target
        (4350, 6450, "lost"),
    ],
)
def test_a_repetition_goes_on_when_the_body_is_found_again_within_two_seconds(
    start_ms: int, end_ms: int, reason: str | None
) -> None:
    quick = Tempo(up=0.8, hold=0.4, down=0.8, rest=2.5)
    session = run("trunk_lift", hide(frames(trunk_lift, 3, tempo=quick), start_ms, end_ms))
    assert [r.reason for r in session.summary.repetitions] == [reason, None, None]
    assert len(session.of_type(Lost)) == 1
    assert session.summary.lost_ms > 500
    assert session.summary.confidence < 1


def test_a_hold_does_not_go_on_after_a_loss() -> None:
    poses = hide(frames(knees_to_chest, 1, tempo=Tempo(hold=11)), 8000, 8900)
    session = run("knees_to_chest", poses)
    assert [r.reason for r in session.summary.repetitions] == ["lost"]


def test_the_start_posture_is_asked_for_again_after_a_long_loss() -> None:
    poses = hide(frames(trunk_lift, 4, tempo=Tempo(rest=4)), 5000, 10000)
    session = run("trunk_lift", poses)
    assert len(session.of_type(Ready)) == 2
    assert session.of_type(Lost)[0].t_ms < 6000


def test_a_hidden_joint_of_the_movement_is_a_loss() -> None:
    def hidden_hip(share: float, number: int, t_s: float) -> Figure:
        hidden = frozenset({"hip"}) if 5 < t_s < 7 else frozenset()
        return replace(trunk_lift(share, number, t_s), hidden=hidden)

    session = run("trunk_lift", frames(hidden_hip, 2, tempo=Tempo()))
    assert len(session.of_type(Lost)) == 1
    assert "unseen" in session.advice


def test_a_fault_whose_joint_is_hidden_is_not_judged_and_costs_confidence() -> None:
    def hidden_head(share: float, number: int, t_s: float) -> Figure:
        return replace(knees_to_chest(share, number, t_s), hidden=frozenset({"ear"}))

    session = run("knees_to_chest", frames(hidden_head, 1, tempo=Tempo(hold=10.6)))
    assert session.summary.count == 1
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("head_lifted", "unseen")]
    assert 0.5 < session.summary.confidence < 1


def test_turning_the_other_side_to_the_camera_before_the_start_begins_anew() -> None:
    first = [prone().pose(67 * n) for n in range(12)]
    second = [prone().pose(67 * n, mirrored=True) for n in range(12, 120)]
    session = run("trunk_lift", [*first, *second])
    (ready,) = session.of_type(Ready)
    sides = [side for side, _ in itertools.groupby(v.near for v in session.verdicts)]
    assert len(sides) == 2
    assert session.verdicts[-1].near is sides[-1]
    assert ready.t_ms > second[0].t_ms
