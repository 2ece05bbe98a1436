from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sample_videos.body import person
from sample_videos.body.person import Person
from sample_videos.geometry import Array
from sample_videos.scene import clothing, head
from sample_videos.scene.clothing import Mask
from sample_videos.scene.outfit import HairStyle, Outfit

PEOPLE = ("adult_woman", "old_man", "tall_slim")


@cache
def body(name: str) -> Person:
    return person.mix({name: 1.0})


@cache
def scalp(name: str, style: HairStyle) -> Mask:
    who = body(name)
    return head.scalp_zone(who, clothing.zones_of(who), Outfit(hair_style=style))


def on_body(who: Person) -> Mask:
    """Mark the vertices that are skin, and not there to measure clothes by."""
    mask = np.zeros(len(who.vertices), bool)
    mask[np.unique(who.group("body"))] = True
    return mask


def near_ear(who: Person) -> Mask:
    """Mark what stands out within 12 mm of where an ear is looked for."""
    mine = who.joint_rows == who.joint_names.index("left_ear")
    ear: Array = who.joint_weights[mine] @ who.vertices[who.joint_vertices[mine]]
    near = np.linalg.norm(who.vertices - ear, axis=1) < 0.012
    return np.asarray(on_body(who) & near & (who.vertices[:, 0] > ear[0] - 0.004))


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("style", ["short", "receding", "bun", "pony"])
def test_ears_are_bare(name: str, style: HairStyle) -> None:
    ear = near_ear(body(name))
    assert ear.sum() > 20
    assert not scalp(name, style)[ear].any()


@pytest.mark.parametrize("name", PEOPLE)
def test_long_hair_covers_ears(name: str) -> None:
    assert scalp(name, "long")[near_ear(body(name))].all()


@pytest.mark.parametrize("name", PEOPLE)
def test_less_and_less_of_the_head_is_under_long_short_receding_and_no_hair(name: str) -> None:
    long, short, receding, bald = (
        int(scalp(name, style).sum()) for style in ("long", "short", "receding", "bald")
    )
    assert long > short > receding > bald == 0


@pytest.mark.parametrize("name", PEOPLE)
def test_eyes_and_lips_are_free_of_hair(name: str) -> None:
    who = body(name)
    centres = [
        who.vertices[np.unique(who.group(eye))].mean(axis=0)
        for eye in ("helper-l-eye", "helper-r-eye")
    ]
    centres.append(who.vertices[who.lips > 0.5].mean(axis=0))
    face = np.zeros(len(who.vertices), bool)
    for centre in centres:
        way = who.vertices - centre
        face |= (np.linalg.norm(way, axis=1) < 0.03) & (way[:, 1] < 0)
    face &= on_body(who)
    assert face.sum() > 50
    assert not scalp(name, "long")[face].any()


def test_a_beard_darkens_the_chin_and_not_the_forehead() -> None:
    who = body("old_man")
    zones = clothing.zones_of(who)
    bare, bearded = (
        head.skin_colours(
            who, zones, Outfit(hair=(0.0, 0.0, 0.0), beard=beard), np.random.default_rng(0)
        )
        for beard in (False, True)
    )
    darker = (bearded < 0.5 * bare).all(axis=1)
    mouth = who.vertices[who.lips > 0.5].mean(axis=0)
    assert darker.sum() > 50
    assert who.vertices[darker, 2].max() < mouth[2] + 0.03
    assert who.vertices[darker, 1].max() < 0.0
