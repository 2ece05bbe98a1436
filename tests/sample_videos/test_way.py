"""Coming, lying down, getting up, leaving, and walking past."""

from __future__ import annotations

import numpy as np
import pytest

from sample_videos import catalogue
from sample_videos.acting.act import Acted, act
from sample_videos.acting.actor import Actor
from sample_videos.acting.way import lying
from sample_videos.clip import HEIGHT, WIDTH, Clip
from sample_videos.geometry import Array
from sample_videos.scene.room import MAT_TOP_M
from sample_videos.telling import tell

LIES = {
    "knees_to_chest-good-1": "back",
    "abdominal_crunch-good-1": "chair",
    "corkscrew-good-1": "side",
    "trunk_lift-good-1": "belly",
    "tail_wag-good-1": "knees",
}


def clip_of(name: str, seed: int, *situations: str, fps: int = 5) -> Clip:
    motion, kind = catalogue.KINDS[name]
    return Clip(name, motion, kind, seed, fps=fps, situations=situations, at_most=1, wide=True)


def pixels(acted: Acted) -> Array:
    return acted.camera.pixels(np.stack(list(acted.joints.values()), axis=1))


@pytest.fixture(scope="module", params=[(name, seed) for name in LIES for seed in (30, 31)])
def acted(request: pytest.FixtureRequest) -> Acted:
    name, seed = request.param
    return act(clip_of(name, seed, "lead_in", "lead_out"))


@pytest.mark.parametrize("name", LIES)
def test_how_one_lies_is_read_from_the_posture(name: str) -> None:
    motion, _ = catalogue.KINDS[name]
    assert lying(motion.start, bool(motion.props)) == LIES[name]
    assert lying(motion.start.reflected(), bool(motion.props)) == LIES[name]


def test_one_comes_from_outside_the_picture_and_leaves_it(acted: Acted) -> None:
    shown = pixels(acted)
    for frame in (0, -1):
        ahead = acted.camera.depths(np.stack([one[frame] for one in acted.joints.values()])) > 0
        x = shown[frame, ahead, 0]
        assert ((x < 0) | (x > WIDTH)).all()


def test_one_walks_upright_and_ends_in_the_start_posture(acted: Acted) -> None:
    clip = acted.clip
    nose, ankle = (acted.joints[name][:, 2] for name in ("nose", "left_ankle"))
    assert nose[0] - ankle[0] > 1.1
    assert nose[-1] - ankle[-1] > 1.1
    first = clip.exercise.start
    assert np.array_equal(acted.outline[first], Actor(clip).exercising(0.0).heads)


def test_nothing_jumps_on_the_way(acted: Acted) -> None:
    clip = acted.clip
    actor = Actor(clip)
    ends = {"coming": (0.0, clip.lead_s), "leaving": (clip.exercise.stop / clip.fps, None)}
    for start, end in ends.values():
        times = np.arange(start, end or clip.frames / clip.fps, 0.05)
        heads = np.array([actor.placement(time).heads for time in times])
        speed = np.linalg.norm(np.diff(heads, axis=0), axis=2) / 0.05
        assert speed.max() < 5.0


def test_the_lowest_skin_touches_the_floor_all_the_way(acted: Acted) -> None:
    exercise = acted.clip.exercise
    body = acted.body
    skin = np.arange(0, len(body.vertices), 5)
    frames = [*range(exercise.start), *range(exercise.stop, acted.clip.frames)]
    lowest = [body.posed(acted.placements[frame], skin)[:, 2].min() for frame in frames]
    assert min(lowest) > -0.05
    assert max(lowest) < MAT_TOP_M + 0.02


def test_only_the_exercise_is_active_and_measured(acted: Acted) -> None:
    clip = acted.clip
    facts, frames = tell(acted)
    assert facts.active is not None
    (span,) = facts.active
    assert span == pytest.approx((clip.lead_s, clip.exercise.stop / clip.fps))
    measured = np.isfinite(frames.signals[clip.motion.signal])
    assert measured[clip.exercise].all()
    assert measured.sum() == clip.exercise.stop - clip.exercise.start
    assert facts.count == 1
    assert facts.situations == ("lead_in", "lead_out")
    assert facts.repetitions is not None
    assert all(one.start_s > clip.lead_s + 3 for one in facts.repetitions)


def test_coming_and_leaving_change_neither_the_camera_nor_the_exercise() -> None:
    alone = act(clip_of("trunk_lift-good-1", 44))
    visited = act(clip_of("trunk_lift-good-1", 44, "lead_in"))
    assert visited.camera == alone.camera
    for name, places in alone.joints.items():
        assert np.array_equal(visited.joints[name][visited.clip.exercise], places)


@pytest.mark.parametrize(
    ("key", "nearer"), [("second_person", False), ("second_person_in_front", True)]
)
@pytest.mark.parametrize("name", ["pelvic_tilt-good-1", "tail_wag-good-1"])
def test_the_second_person_walks_through_the_picture_and_not_through_the_body(
    name: str, key: str, nearer: bool
) -> None:
    acted = act(clip_of(name, 50, key))
    (extra,) = acted.extras
    assert extra.placements[0] is None
    shown = [
        (frame, one)
        for frame, one in enumerate(extra.placements)
        if one is not None
        and (acted.camera.pixels(one.heads)[:, 0] > 0).any()
        and (acted.camera.pixels(one.heads)[:, 0] < WIDTH).any()
        and (acted.camera.pixels(one.heads)[:, 1] < HEIGHT).any()
    ]
    assert shown
    for frame, one in shown:
        body, other = acted.outline[frame], one.heads
        gaps = np.linalg.norm(body[:, None] - other[None], axis=2)
        assert gaps.min() > 0.15
        depths = acted.camera.depths
        assert (depths(other).mean() < depths(body).mean()) == nearer


def test_who_slides_out_is_partly_outside_the_picture_for_a_while() -> None:
    motion, kind = catalogue.KINDS["trunk_lift-good-1"]
    for key, joint in (("slides_out_at_feet", "left_ankle"), ("slides_out_at_head", "nose")):
        clip = Clip("x", motion, kind, 21, fps=5, situations=(key,), at_most=2)
        acted = act(clip)
        x = acted.camera.pixels(acted.joints[joint])[:, 0]
        outside = (x < 0) | (x > WIDTH)
        active = tell(acted)[0].active
        assert active is not None
        assert len(active) == 2
        times = np.arange(clip.frames) / clip.fps
        away = (times > active[0][1]) & (times < active[1][0])
        assert outside[away].sum() >= 3 * clip.fps
        assert not outside[~away].any()


def test_too_tight_a_frame_cuts_the_body_and_is_not_a_view_that_is_allowed() -> None:
    for name in ("trunk_lift-good-1", "oblique_crunch-good-1"):
        acted = act(clip_of(name, 60, "tight_frame"))
        shown = pixels(acted)
        assert shown[..., 0].min() < 0 or shown[..., 0].max() > WIDTH
        view = tell(acted)[0].view
        assert view is not None
        assert not view.required


def test_in_an_empty_room_nobody_is_present_and_nothing_counts() -> None:
    acted = act(clip_of("pelvic_tilt-good-1", 70, "empty_room"))
    facts, frames = tell(acted)
    assert not acted.present.any()
    assert (facts.count, facts.near_miss, facts.active) == (0, True, ())
    assert np.isnan(frames.metres).all()
    assert np.isnan(frames.signals[acted.clip.motion.signal]).all()


def test_a_body_seen_from_the_right_is_turned_round_with_all_that_belongs_to_it() -> None:
    left, right = (act(clip_of("abdominal_crunch-good-1", seed)) for seed in (80, 81))
    for acted, sign in ((left, 1), (right, -1)):
        chair = np.concatenate([solid.vertices for solid in acted.props])
        knees = acted.joints["left_knee"][0, 1]
        head = acted.joints["nose"][0, 1]
        assert sign * (head - knees) > 0
        assert sign * (chair[:, 1].mean() - knees) < 0


def test_the_mirror_image_of_lying_on_the_side_keeps_the_chest_towards_the_camera() -> None:
    for seed in (90, 91):
        acted = act(clip_of("corkscrew-good-1", seed))
        chest = acted.placements[0].turn("spine02") @ np.array([0.0, -1.0, 0.0])
        assert chest[0] > 0.7
        side = "left" if seed == 90 else "right"
        other = "right" if seed == 90 else "left"
        lower, upper = (acted.joints[f"{one}_shoulder"][0, 2] for one in (side, other))
        assert lower < upper
