"""Leg lengthening and tail wag: sides, pairs, views, and what cannot be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rules.advice import advice_text, not_judged_text
from rules.body import Body
from rules.events import Ready, WrongView
from rules.exercises import CATALOGUE
from rules.pose import Joint, Pose, Side
from rules.posture import Posture, Trunk, is_end_on, posture_of
from rules.signals.sideways import body_scale, hips_aside
from rules.view import View, view_of
from tests.rules.bodies import Mover, Posable, Tempo, frames
from tests.rules.movers import leg_lengthening, tail_wag
from tests.rules.session import Session, run
from tests.rules.stick import ON_HANDS_AND_KNEES
from tests.rules.swinging import PAIR, swinging

MOVES = {"leg_lengthening": leg_lengthening, "tail_wag": tail_wag}
BODY = {"leg_lengthening": leg_lengthening.hitched, "tail_wag": tail_wag.wagged}
KEYS = sorted(MOVES)
PAIRS_OF_JOINTS = [
    (joint, Joint[joint.name.replace("LEFT", "RIGHT")]) for joint in Joint if "LEFT" in joint.name
]


def done(key: str, mover: Mover, pairs: int = 3, tempo: Tempo = PAIR) -> Session:
    return run(key, frames(mover, pairs, tempo=tempo))


def mirror_image(poses: Iterator[Pose]) -> Iterator[Pose]:
    """The picture turned over: the person's left looks like a right."""
    for pose in poses:
        points = [point._replace(x=pose.width - point.x) for point in pose.points]
        for left, right in PAIRS_OF_JOINTS:
            points[left], points[right] = points[right], points[left]
        yield replace(pose, points=tuple(points))


@pytest.mark.parametrize("key", KEYS)
def test_each_swing_has_its_own_side_and_two_are_one(key: str) -> None:
    session = done(key, MOVES[key].GOOD)
    sides = [repetition.side for repetition in session.summary.repetitions]
    assert sides == [Side.LEFT, Side.RIGHT] * 3
    assert session.summary.count == 3


@pytest.mark.parametrize("key", KEYS)
def test_a_mirror_image_swings_to_the_other_sides(key: str) -> None:
    plain = done(key, MOVES[key].GOOD)
    turned = run(key, mirror_image(frames(MOVES[key].GOOD, 3, tempo=PAIR)))
    assert turned.summary.count == plain.summary.count
    assert [r.side for r in turned.summary.repetitions] == [
        None if r.side is None else r.side.other for r in plain.summary.repetitions
    ]


@pytest.mark.parametrize("key", KEYS)
def test_a_near_camera_and_a_far_one_see_the_same(key: str) -> None:
    def placed(away: float) -> Mover:
        def body(swing: float) -> Posable:
            return replace(BODY[key](swing), away=away)

        return swinging(body)

    near, far = done(key, placed(2.2)), done(key, placed(3.2))
    assert near.story == far.story
    for one, other in zip(near.summary.repetitions, far.summary.repetitions, strict=True):
        assert one.range == pytest.approx(other.range, rel=0.2)


@pytest.mark.parametrize("key", KEYS)
def test_a_movement_too_small_to_see_is_not_judged(key: str) -> None:
    session = done(key, swinging(MOVES[key].small))
    assert session.summary.count == 0
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "too_small")]


@pytest.mark.parametrize("key", KEYS)
def test_a_hidden_far_side_is_asked_for(key: str) -> None:
    def one_sided(swing: float) -> Posable:
        return replace(BODY[key](swing), far_hidden=True)

    session = done(key, swinging(one_sided))
    assert session.advice == ["unseen"]
    assert session.summary.count == 0


@pytest.mark.parametrize("key", KEYS)
def test_swings_to_one_side_are_no_pairs_and_are_said_from_the_third_on(key: str) -> None:
    mover, tempo = MOVES[key].FAULTS["one_side_only"]
    session = done(key, mover, 2, tempo)
    assert session.summary.count == 0
    assert [span.repetition for span in session.summary.faults] == [2, 3, 4]


def test_two_of_a_side_with_a_small_one_of_the_other_between_are_no_series() -> None:

    def body(swing: float) -> Posable:
        return leg_lengthening.hitched(swing if swing > 0 else 0.28 * swing)

    session = done("leg_lengthening", swinging(body))
    assert [r.counted for r in session.summary.repetitions] == [True, False] * 3
    assert session.fault_keys == set()


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("leg_lengthening", "feet_pumping"),
        ("tail_wag", "arms_bend"),
        ("tail_wag", "trunk_moves"),
    ],
)
def test_what_hides_the_movement_is_named_and_the_count_not_judged(key: str, fault: str) -> None:
    mover, tempo = MOVES[key].FAULTS[fault]
    session = done(key, mover, 2, tempo)
    (reason,) = {n.reason for n in session.summary.not_judged}
    assert reason == fault
    assert session.fault_keys == {fault}
    exercise = CATALOGUE[key]
    assert not_judged_text(exercise, reason) == exercise.fault_texts[fault]


def test_one_hidden_swing_in_many_leaves_the_count_standing() -> None:
    def body(swing: float, number: int) -> Posable:
        return leg_lengthening.hitched(4 * swing if number == 3 else swing)

    def mover(share: float, number: int, t_s: float) -> Posable:
        return swinging(lambda swing: body(swing, number if swing > 0 else -1))(share, number, t_s)

    summary = done("leg_lengthening", mover, 6).summary
    assert summary.not_judged == ()
    assert [r.reason for r in summary.repetitions].count("leg_jumps") == 1
    assert summary.count == 5


@pytest.mark.parametrize(
    ("key", "mover"),
    [
        ("tail_wag", tail_wag.seen_from(5)),
        ("tail_wag", tail_wag.seen_from(-45)),
    ],
)
def test_from_another_side_nothing_counts_and_the_place_of_the_camera_is_told(
    key: str, mover: Mover
) -> None:
    session = done(key, mover)
    assert len(session.of_type(WrongView)) == 1
    assert session.advice == ["wrong_view"]
    assert session.summary.count == 0
    assert advice_text(CATALOGUE[key], "wrong_view", None) == CATALOGUE[key].camera


@pytest.mark.parametrize(
    ("yaw", "view"),
    [
        (0, View.SIDE),
        (15, View.SIDE),
        (40, View.BEHIND_OBLIQUE),
        (45, View.BEHIND_OBLIQUE),
        (60, View.BEHIND_OBLIQUE),
        (85, View.END),
        (-45, View.OBLIQUE),
        (-85, View.END),
    ],
)
@pytest.mark.parametrize("height", [0.8, 1.3])
@pytest.mark.parametrize("mirrored", [False, True])
def test_hands_and_knees_are_seen_from(
    yaw: float, view: View, height: float, mirrored: bool
) -> None:
    body = ON_HANDS_AND_KNEES.seen(yaw=yaw, height=height, away=2.8)
    pose = body.pose(0, mirrored=mirrored)
    trunk = Trunk.of(pose)
    assert view_of(pose, trunk, Posture.HANDS_AND_KNEES) is view


def test_hands_and_knees_are_seen_from_behind_by_a_camera_that_stands_high() -> None:
    """From there the trunk looks longer than the shoulders are wide."""
    pose = ON_HANDS_AND_KNEES.seen(yaw=80, height=2.0, away=2.8).pose(0)
    trunk = Trunk.of(pose)
    assert not is_end_on(pose, trunk)
    assert view_of(pose, trunk, Posture.HANDS_AND_KNEES) is View.END


@pytest.mark.parametrize("yaw", [45, 60])
@pytest.mark.parametrize("height", [0.8, 1.3])
def test_hands_and_knees_are_known_from_behind(yaw: float, height: float) -> None:
    pose = ON_HANDS_AND_KNEES.seen(yaw=yaw, height=height, away=2.4).pose(0)
    assert posture_of(pose, Trunk.of(pose), None) is Posture.HANDS_AND_KNEES


def test_bent_knees_and_feet_behind_each_other_keep_leg_lengthening_from_beginning() -> None:
    def bent(_swing: float) -> Posable:
        return leg_lengthening.SEEN.moved("knee", by=(0.1, 0.0, 0.3)).moved(
            *leg_lengthening.FOOT, by=(0.3, 0.0, 0.0)
        )

    def from_the_floor(_swing: float) -> Posable:
        return replace(leg_lengthening.SEEN, height=0.1, yaw=0.0)

    assert done("leg_lengthening", swinging(bent), 1).advice == ["stretch_your_legs"]
    assert done("leg_lengthening", swinging(from_the_floor), 1).advice == ["show_both_feet"]


@pytest.mark.parametrize(
    ("key", "mover"),
    [
        ("leg_lengthening", swinging(leg_lengthening.turned_to_the_feet)),
        ("tail_wag", tail_wag.seen_from(88)),
        ("tail_wag", tail_wag.seen_from(-85)),
    ],
)
def test_along_the_body_nothing_begins_and_the_camera_is_spoken_of(key: str, mover: Mover) -> None:
    session = done(key, mover)
    assert session.of_type(Ready) == []
    for advice in session.advice:
        assert advice is not None
        assert "camera" in advice_text(CATALOGUE[key], advice, None).en


def test_the_rest_level_is_not_taken_from_someone_whose_trunk_sways() -> None:
    def swaying(swing: float) -> Posable:
        return tail_wag.SEEN.moved(*tail_wag.CHEST, "hip", by=(0.0, 0.06 * swing, 0.0))

    tempo = Tempo(calm=0.0, up=1.2, hold=0.0, down=1.2, rest=0.0)
    session = done("tail_wag", swinging(swaying, tempo=tempo), 5, tempo)
    assert [ready.t_ms for ready in session.of_type(Ready) if ready.t_ms < 12_000] == []


CUT_MS = 7350
"""When the second swing is on its way back, and not yet back."""


@pytest.mark.parametrize("key", KEYS)
def test_a_swing_on_its_way_back_counts_when_the_recording_ends(key: str) -> None:
    poses = [pose for pose in frames(MOVES[key].GOOD, 1, tempo=PAIR) if pose.t_ms <= CUT_MS]
    session = run(key, poses)
    assert [r.counted for r in session.summary.repetitions] == [True, True]
    assert session.summary.count == 1


@pytest.mark.parametrize("key", KEYS)
def test_a_third_of_the_usual_way_is_no_swing(key: str) -> None:
    def mover(share: float, number: int, t_s: float) -> Posable:
        size = 1.8 if number < 2 else 0.6
        return swinging(lambda swing: BODY[key](size * swing))(share, number, t_s)

    summary = done(key, mover, 3).summary
    assert [r.reason for r in summary.repetitions] == [None] * 4 + ["not_far_enough"] * 2
    assert summary.count == 2
    assert summary.not_judged == ()


def test_a_measure_with_a_scale_is_divided_by_that_of_the_same_moment() -> None:
    body = Body(tail_wag.SEEN.pose(0), Side.LEFT)
    assert body_scale.now(body) == body_scale.of(body)
    assert hips_aside.now(body) == hips_aside.of(body) / body_scale.of(body)


def test_a_jump_of_the_landmarks_is_no_swing() -> None:
    jumping = Tempo(up=0.3, hold=0.0, down=0.3, rest=1.5)
    session = done("leg_lengthening", swinging(leg_lengthening.hitched, tempo=jumping), 3, jumping)
    assert session.summary.repetitions == ()


def test_swings_before_there_was_a_second_of_rest_make_the_count_not_judged() -> None:
    restless = Tempo(calm=0.0, up=1.2, hold=0.0, down=1.2, rest=0.0)
    swings = swinging(leg_lengthening.hitched, tempo=restless)

    def mover(share: float, _number: int, t_s: float) -> Posable:
        return swings(share, 0, t_s) if t_s < 14 else leg_lengthening.hitched(0.0)

    session = run("leg_lengthening", frames(mover, 8, tempo=restless))
    assert session.of_type(Ready)
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "hold_still")]


def test_a_trunk_that_sways_in_some_swings_leaves_the_count_standing() -> None:
    swaying, tempo = tail_wag.FAULTS["trunk_moves"]

    def mover(share: float, number: int, t_s: float) -> Posable:
        return (swaying if number in (1, 2) else tail_wag.GOOD)(share, number, t_s)

    session = done("tail_wag", mover, 4, tempo)
    assert session.summary.count == 4
    assert session.summary.not_judged == ()
    assert session.fault_keys == {"trunk_moves"}


def test_a_foot_that_lifts_a_little_hides_nothing() -> None:
    def body(swing: float) -> Posable:
        side, up = leg_lengthening.shorter(swing), (0.0, 0.0, 0.12 * abs(swing))
        return leg_lengthening.hitched(1.4 * swing).moved(*leg_lengthening.FOOT, side=side, by=up)

    session = done("leg_lengthening", swinging(body))
    assert session.summary.count == 3
    assert session.summary.not_judged == ()
    assert session.fault_keys == {"foot_lifts"}


def test_one_hidden_swing_that_lasts_as_long_as_many_makes_the_count_not_judged() -> None:
    def mover(share: float, number: int, t_s: float) -> Posable:
        if 15 < t_s < 35:
            return leg_lengthening.hitched(4.0)
        return leg_lengthening.GOOD(share, number, t_s)

    summary = done("leg_lengthening", mover, 9).summary
    assert [r.reason for r in summary.repetitions].count("leg_jumps") == 1
    assert [(n.key, n.reason) for n in summary.not_judged] == [("count", "leg_jumps")]
