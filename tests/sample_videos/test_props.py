from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import pytest

from sample_videos.acting.motion import Motion
from sample_videos.body import person
from sample_videos.body.posing import Poser
from sample_videos.body.posture import Posture
from sample_videos.body.support import Support
from sample_videos.geometry import Array
from sample_videos.motions import abdominal_crunch, near_misses_chair, oblique_crunch
from sample_videos.scene.props import Rest, kitchen_chair, pouf, props, rest_of, stool
from sample_videos.scene.shapes import Solid

MAKERS = (kitchen_chair, stool, pouf)
KINDS = [
    pytest.param(motion, kind, id=f"{motion.exercise}-{kind}")
    for motion in (*abdominal_crunch.MOTIONS, *oblique_crunch.MOTIONS, *near_misses_chair.MOTIONS)
    for kind in motion.kinds
]
SINK_M = 0.03
"""How deep skin may come into the chair for a moment."""


@cache
def poser(support: Support, start: Posture, name: str = "adult_woman") -> Poser:
    return Poser(person.mix({name: 1.0}), support, start)


def poser_of(motion: Motion, name: str = "adult_woman") -> Poser:
    return poser(motion.support, motion.start, name)


def depth(solids: Sequence[Solid], skin: Array) -> float:
    """Return how deep the deepest point of the skin lies in a box around any of the solids."""
    deepest = -np.inf
    for solid in solids:
        low, high = solid.vertices.min(axis=0), solid.vertices.max(axis=0)
        deepest = max(deepest, float(np.minimum(skin - low, high - skin).min(axis=1).max()))
    return deepest


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("name", ["old_woman", "tall_slim"])
def test_the_seat_is_under_calves_and_heels_and_the_hips_are_before_it(
    maker: Callable[[Rest, np.random.Generator], list[Solid]], name: str
) -> None:
    who = poser_of(abdominal_crunch.MOTION, name)
    rest = rest_of(who)
    solids = maker(rest, np.random.default_rng(2))
    points = np.concatenate([solid.vertices for solid in solids])
    seat = next(one for one in solids if abs(one.vertices[:, 2].max() - rest.top_m) < 1e-9)
    low, high = seat.vertices.min(axis=0), seat.vertices.max(axis=0)
    assert 0.30 < high[2] < 0.56
    assert points[:, 2].min() == pytest.approx(0.0, abs=1e-9)
    assert points[:, 1].max() < -0.08
    for side in (".L", ".R"):
        knee, ankle = (who.start_placement.at(bone + side) for bone in ("lowerleg01", "foot"))
        calf = (knee + ankle) / 2
        assert (low[:2] < calf[:2]).all()
        assert (calf[:2] < high[:2]).all()
    calves = who.person.posed(who.start_placement, who.person.vertices_of("lowerleg", "foot"))
    over = calves[((calves[:, :2] > low[:2]) & (calves[:, :2] < high[:2])).all(axis=1)]
    assert over[:, 2].min() == pytest.approx(high[2], abs=0.02)


@pytest.mark.parametrize(("motion", "kind"), KINDS)
def test_no_limb_goes_through_the_chair(motion: Motion, kind: str) -> None:
    who = poser_of(motion)
    skin = np.unique(who.person.group("body"))[::5]
    rest = rest_of(who)
    solids = [one for maker in MAKERS for one in maker(rest, np.random.default_rng(2))]
    performance = motion.perform(kind, np.random.default_rng(5))
    for time in np.linspace(3.5, performance.duration_s, 12):
        placed = who.placement(performance.planned(time))
        assert depth(solids, who.person.posed(placed, skin)) < SINK_M


def test_the_same_generator_draws_the_same_chair_and_no_name_none() -> None:
    who = poser_of(abdominal_crunch.MOTION)
    first, second = (props(("chair",), who, np.random.default_rng(9)) for _ in range(2))
    assert all((a.vertices == b.vertices).all() for a, b in zip(first, second, strict=True))
    assert props((), who, np.random.default_rng(9)) == []
    with pytest.raises(KeyError):
        props(("throne",), who, np.random.default_rng(9))
