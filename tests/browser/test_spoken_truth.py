"""What is said of every exercise's sample, held against its truth, in both languages.

The rules judge the clip's recorded poses; the page hears these verdicts at their times from a
socket that plays them, with a clock that runs as fast as the test does.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from rules.exercise import Dose
from rules.exercises import CATALOGUE
from rules.movement import Swing
from rules.pose import Pose
from rules.text import Language
from server.course import Course
from server.protocol import verdict_message
from server.settings import Settings
from server.words_spoken import NUMBERS
from tests.browser.clips import CLIPS, clip
from tests.browser.conftest import SPEECH, Server, wait_until
from tests.browser.test_troubles import FAKE_SERVER
from vision.recording import read_poses

pytestmark = pytest.mark.browser

CLOCK: Final = SPEECH.with_name("clock.js")
COUNT_OFF_S: Final = 1.5
"""How far from the end of a repetition its number may be said."""
TICK_OFF_S: Final = 0.6
"""How far from a second of a true hold it may be said."""
PLAY: Final = """
(messages) => {
  const begun = performance.now();
  const said = [];
  const speak = speechSynthesis.speak;
  speechSynthesis.speak = (speech) => {
    said.push([(performance.now() - begun) / 1000, speech.text]);
    speak(speech);
  };
  for (const message of messages) {
    runTo(begun + message.t_ms);
    socket.answer(message);
  }
  runTo(performance.now() + 5000);
  return said;
}
"""
END: Final = {
    Language.NL: ("Op de helft.", "Goed zo. Rust vijf tellen.", "Klaar. Goed gedaan."),
    Language.EN: ("Half-way.", "Well done. Rest for five.", "Done. Well done."),
}
"""Half-way, a hold that is done, the last of all."""
SET_DONE: Final = {
    Language.NL: "Serie klaar. Rust vijf tellen.",
    Language.EN: "Set done. Rest for five.",
}
BREATHE: Final = {Language.NL: " Adem rustig door.", Language.EN: " Keep breathing calmly."}
NEXT: Final = {
    Language.NL: {"left": "Nu rechts.", "right": "Nu links."},
    Language.EN: {"left": "Now right.", "right": "Now left."},
}


@dataclass(frozen=True, kw_only=True)
class Played:
    """A sample, played until a set is done: its verdicts, and the truth of as much."""

    messages: list[dict[str, Any]]
    repetitions: list[dict[str, Any]]
    holds: list[tuple[float, float]]


@cache
def played(key: str) -> Played:
    _, truth = clip(f"{key}-good-1")
    exercise = CATALOGUE[key]
    times = ceil((exercise.dose.reps + 1) / truth["count"])
    lasts_s = truth["duration_s"]
    course = Course(exercise)
    messages = []
    for pose in thinned(CLIPS / f"{key}-good-1.poses.npz", times, round(1000 * lasts_s)):
        message = verdict_message(course.update(pose), pose, None).model_dump(mode="json")
        messages.append({**message, "points": []})
    return Played(
        messages=messages,
        repetitions=[
            {**one, "start_s": one["start_s"] + n * lasts_s, "end_s": one["end_s"] + n * lasts_s}
            for n in range(times)
            for one in truth["repetitions"]
        ],
        holds=[(a + n * lasts_s, b + n * lasts_s) for n in range(times) for a, b in truth["holds"]],
    )


def thinned(recording: Any, times: int, lasts_ms: int) -> Iterator[Pose]:
    """Yield a clip's poses so many times over, as often as a page sends pictures."""
    frame_ms = 1000 / Settings().live_fps - 8
    last_ms = -frame_ms
    for number in range(times):
        for pose in read_poses(recording):
            t_ms = pose.t_ms + number * lasts_ms
            if t_ms >= last_ms + frame_ms:
                yield replace(pose, t_ms=t_ms)
                last_ms = t_ms


def to_say(key: str, language: Language) -> list[tuple[float, float, str]]:
    """Return what is to be said by the truth: when, how far off it may be, and the words."""
    exercise, sample = CATALOGUE[key], played(key)
    dose = exercise.dose
    if dose.hold_s:
        return [
            one
            for count, (start_s, _) in enumerate(sample.holds, 1)
            for one in hold_words(start_s, count, dose, language)
        ]
    said = []
    swing = isinstance(exercise.movement, Swing)
    for number, one in enumerate(sample.repetitions, 1):
        half_pair = swing and number % 2
        words = (
            NEXT[language][one["side"]]
            if half_pair
            else count_words(number // 2 if swing else number, dose, language)
        )
        said.append((one["end_s"], COUNT_OFF_S, words))
    return said


def count_words(count: int, dose: Dose, language: Language) -> str:
    in_set = count - min(dose.sets - 1, (count - 1) // dose.reps) * dose.reps
    word = NUMBERS[f"number.{in_set}"].in_(language)
    half, _, all_done = END[language]
    if count == dose.reps * dose.sets:
        return f"{word}. {all_done}"
    if in_set == dose.reps and dose.sets > 1:
        return f"{word}. {SET_DONE[language]}"
    return f"{word}. {half}" if in_set == dose.reps // 2 else word


def hold_words(
    start_s: float, count: int, dose: Dose, language: Language
) -> Iterator[tuple[float, float, str]]:
    half, hold_done, all_done = END[language]
    for second in range(1, dose.hold_s + 1):
        words = NUMBERS[f"number.{second}"].in_(language)
        if second == dose.hold_s // 2:
            words += f". {half}"
        if second == dose.hold_s:
            words += f". {all_done if count == dose.reps else hold_done}"
        yield start_s + second, TICK_OFF_S, words


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_what_is_said_of_a_sample_is_its_truth(
    page: Page, server: Server, key: str, language: Language
) -> None:
    page.context.add_cookies([{"name": "language", "value": language, "url": server.url}])
    page.add_init_script(path=SPEECH)
    page.add_init_script(path=CLOCK)
    page.goto(f"{server.url}/exercises/{key}")
    page.evaluate(FAKE_SERVER)
    page.click("#start")
    expect(page.locator("#live")).to_be_visible()
    wait_until(page, "Boolean(window.socket)")
    page.evaluate("runTo(performance.now() + 100)")
    said = page.evaluate(f"({PLAY})({json.dumps(played(key).messages)})")
    expected = to_say(key, language)
    kept = {words.split(".")[0] for _, _, words in expected}
    heard = [
        (at_s, words.replace(BREATHE[language], "").removesuffix("."))
        for at_s, words in said
        if words.split(".")[0] in kept
    ]
    assert [words for _, words in heard] == [words.removesuffix(".") for _, _, words in expected]
    for (at_s, words), (true_s, off_s, _) in zip(heard, expected, strict=True):
        assert at_s == pytest.approx(true_s, abs=off_s), words
