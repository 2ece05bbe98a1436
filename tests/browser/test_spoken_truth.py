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

from rules.exercises import CATALOGUE
from rules.pose import Pose
from rules.text import Language
from server.course import Course
from server.protocol import verdict_message
from server.settings import Settings
from tests.browser.clips import CLIPS, clip
from tests.browser.conftest import SPEECH, Server, wait_until
from tests.browser.test_troubles import FAKE_SERVER
from tests.browser.truth_words import heard, to_say
from vision.recording import read_poses

pytestmark = pytest.mark.browser

CLOCK: Final = SPEECH.with_name("clock.js")
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
    sample = played(key)
    expected = to_say(CATALOGUE[key], sample.repetitions, sample.holds, language)
    wanted = [words for _, _, words in expected]
    told = [(at_s, one) for at_s, words in said if (one := heard(words, wanted, language))]
    assert [words for _, words in told] == wanted
    for (at_s, words), (true_s, off_s, _) in zip(told, expected, strict=True):
        assert at_s == pytest.approx(true_s, abs=off_s), words
