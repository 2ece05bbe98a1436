from collections.abc import Iterable

import pytest

from rules.exercises import CATALOGUE
from rules.pose import Joint
from rules.text import Language
from tests.rules.bodies import Mover, Tempo, frames
from tests.rules.people import FAULTS, GOOD, TEMPO, low_trunk_lift
from tests.rules.test_faults import SERIES
from vision.caption import LINGER_MS, Caption, Captioner, Tone
from vision.judge import Judge


def captions(
    key: str, mover: Mover, tempo: Tempo, language: Language, repetitions: int = 2
) -> list[Caption]:
    judge, captioner = Judge(CATALOGUE[key]), Captioner(CATALOGUE[key], language)
    poses = frames(mover, repetitions, tempo=tempo)
    return [captioner.caption(judge.judge(pose)) for pose in poses]


def said(captions: Iterable[Caption]) -> dict[str, Tone]:
    return {caption.message: caption.tone for caption in captions if caption.message}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", GOOD)
def test_a_good_set_is_counted_without_a_word_of_blame(key: str, language: Language) -> None:
    shown = captions(key, GOOD[key], TEMPO[key], language)
    assert shown[-1].count == 2
    assert Tone.FAULT not in said(shown).values()
    assert {caption.title for caption in shown} == {CATALOGUE[key].name.in_(language)}
    assert max(caption.ring for caption in shown) == 1
    assert all(0 <= caption.ring <= 1 for caption in shown)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("key", "fault"), [k for k in FAULTS if k[1] != "hold_too_short"])
def test_a_fault_is_said_in_its_own_words(key: str, fault: str, language: Language) -> None:
    text = CATALOGUE[key].fault_texts[fault].in_(language)
    over_several = fault in {series.key for series in CATALOGUE[key].series_faults}
    shown = captions(key, *FAULTS[key, fault], language, SERIES if over_several else 2)
    assert said(shown).get(text) is Tone.FAULT


def test_a_message_stays_long_enough_to_be_read() -> None:
    shown = captions("trunk_lift", *FAULTS["trunk_lift", "too_high"], Language.NL)
    starts = [c.t_ms for c in shown if c.tone is Tone.FAULT and c.message]
    assert starts[-1] - starts[0] >= LINGER_MS - 100


def test_the_ring_fills_with_the_hold_and_the_phase_says_the_seconds() -> None:
    shown = captions("knees_to_chest", GOOD["knees_to_chest"], TEMPO["knees_to_chest"], Language.EN)
    half = next(caption for caption in shown if caption.phase == "hold 5 s")
    assert half.ring == pytest.approx(0.5, abs=0.05)
    assert any(caption.message == "Good. You may relax." for caption in shown)


def test_an_attempt_that_did_not_count_says_why() -> None:
    shown = captions("trunk_lift", low_trunk_lift, TEMPO["trunk_lift"], Language.EN)
    assert "Not counted: not far enough" in said(shown)


def test_the_joints_of_the_near_side_are_marked_with_the_angle() -> None:
    last = captions("trunk_lift", GOOD["trunk_lift"], TEMPO["trunk_lift"], Language.NL)[-10]
    assert last.near is not None
    assert last.joints
    assert all(joint.name.startswith(last.near.name) for joint in last.joints)
    assert Joint.LEFT_SHOULDER in last.joints or Joint.RIGHT_SHOULDER in last.joints
    assert last.value.endswith("°")


def test_waiting_says_what_is_missing() -> None:
    tempo = TEMPO["knees_to_chest"]
    shown = captions("trunk_lift", GOOD["knees_to_chest"], tempo, Language.NL)
    assert CATALOGUE["trunk_lift"].start.say.nl in said(shown)
    assert {caption.phase for caption in shown} == {"wachten op beginhouding"}
