"""What is said, and when: the page's modules in a browser, without camera and server."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Server, fresh_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def modules(browser: Browser, server: Server) -> Iterator[Page]:
    """A page from which modules are imported."""
    with fresh_page(browser) as page:
        page.goto(f"{server.url}/reviews")
        yield page


PLAY = """
async ({ offers, pause }) => {
  const { Queue } = await import("/static/queue.js");
  const queue = new Queue(pause), heard = [];
  let until = Infinity;
  for (let now = 0; now <= 20000; now += 50) {
    if (now >= until) { queue.end(now); until = Infinity; }
    for (const [at, kind, text] of offers) if (at === now) queue.offer(kind, text, now);
    const message = queue.next(now);
    if (message) { heard.push([now, message.text]); until = now + 100 * message.text.length; }
  }
  return heard;
}
"""
"""Runs a queue by a clock of 50 ms; a letter takes 100 ms to say."""

Offers = list[tuple[int, str, str]]
QUEUE: list[tuple[str, Offers, list[list[Any]]]] = [
    ("a message is said at once", [(0, "note", "hello")], [[0, "hello"]]),
    (
        "the urgent one first",
        [(0, "tick", "t"), (50, "note", "note"), (50, "fault", "fault"), (50, "done", "done")],
        [[0, "t"], [50, "done"], [450, "fault"]],
    ),
    (
        "advice waits for the pause after advice",
        [(0, "fault", "a"), (1000, "fault", "b")],
        [[0, "a"], [4100, "b"]],
    ),
    (
        "advice that is too old is not said",
        [(0, "fault", "a" * 10), (100, "note", "b")],
        [[0, "a" * 10]],
    ),
    (
        "a count breaks advice off, and the advice begins anew after its pause",
        [(0, "fault", "lower"), (200, "count", "5")],
        [[0, "lower"], [200, "5"], [300, "lower"]],
    ),
    (
        "a second of a hold is left out while advice is said",
        [(0, "fault", "a" * 10), (100, "tick", "2"), (1200, "tick", "3")],
        [[0, "a" * 10], [1200, "3"]],
    ),
    (
        "an urgent fault breaks a reminder off for good",
        [(0, "breathe", "breathe"), (100, "urgent", "down")],
        [[0, "breathe"], [100, "down"]],
    ),
    (
        "praise waits for silence",
        [(0, "count", "12345"), (100, "praise", "good")],
        [[0, "12345"], [1200, "good"]],
    ),
    ("the same words do not wait twice", [(0, "fault", "a"), (50, "fault", "a")], [[0, "a"]]),
]


@pytest.mark.parametrize(
    ("offers", "heard"), [case[1:] for case in QUEUE], ids=[case[0] for case in QUEUE]
)
def test_messages_come_one_at_a_time_in_their_order(
    modules: Page, offers: Offers, heard: list[list[Any]]
) -> None:
    assert modules.evaluate(PLAY, {"offers": offers, "pause": 4000}) == heard


COACH = """
async ({ dose, talk, marks, verdicts, language }) => {
  document.documentElement.lang = language;
  const { Coach } = await import("/static/coach.js");
  const { Dose } = await import("/static/dose.js");
  const heard = [];
  const mouth = { settings: { talk }, say: (kind, text) => heard.push(text) };
  const coach = new Coach("trunk_lift", new Dose(...dose), marks, mouth);
  for (const verdict of verdicts) {
    const calm = { phase: "rest", faults: [], advice: null, unseen: null, events: [] };
    coach.hear({ ...calm, ...verdict }, 0);
  }
  return heard;
}
"""


def at(t_ms: int, *events: dict[str, Any], **verdict: Any) -> dict[str, Any]:
    """Return a verdict with events of its own time."""
    return {"t_ms": t_ms, "events": [{"t_ms": t_ms, **event} for event in events], **verdict}


def rep(count: int, *, counted: bool = True, **event: Any) -> dict[str, Any]:
    whole = {"type": "rep", "number": 1, "counted": counted, "reason": None, "side": None}
    return {**whole, "count": count, **event}


def tick(second: int) -> dict[str, Any]:
    return {"type": "hold_tick", "held_s": second}


REPS = (10, 1, 0, False, 5)
"""Repetitions, sets, seconds to hold, whether it swings, seconds of rest."""
SETS = (2, 3, 0, False, 5)
HOLDS = (3, 1, 10, False, 5)
SWINGS = (10, 1, 0, True, 5)
SEEN = {"type": "fault_seen", "fault": "too_high"}
GONE = {"type": "fault_gone", "fault": "too_high"}
LOWER = "Iets lager: net los is genoeg."
NOBODY = "Ik zie u niet. Ga helemaal in beeld liggen."
FLAT = "Het beeld is vaag. Maak de camera schoon en zorg voor meer licht."

Case = tuple[str, tuple[int, int, int, bool, int], str, list[dict[str, Any]], list[str]]
SAID: list[Case] = [
    ("counts are words", REPS, "nl", [at(0, rep(1)), at(9, rep(2))], ["een", "twee"]),
    ("in English too", REPS, "en", [at(0, rep(1)), at(9, rep(2))], ["one", "two"]),
    ("half of a set", REPS, "nl", [at(0, rep(5))], ["vijf. Op de helft."]),
    ("the end of it", REPS, "nl", [at(0, rep(10))], ["tien. Klaar. Goed gedaan."]),
    (
        "a set's end, its rest and the next set",
        SETS,
        "nl",
        [at(0, rep(2)), at(10), at(4900), at(5020), at(9000)],
        ["twee. Serie klaar. Rust vijf tellen.", "De rust is om. Nu serie twee van drie."],
    ),
    (
        "whoever goes on during a rest is not told that it is over",
        SETS,
        "nl",
        [at(0, rep(2)), at(10), at(2000, phase="hold"), at(6000)],
        ["twee. Serie klaar. Rust vijf tellen."],
    ),
    (
        "the seconds of a hold with its half",
        HOLDS,
        "nl",
        [at(1000 * s, tick(s), phase="hold") for s in range(1, 11)]
        + [at(10_050, {"type": "hold_done", "count": 2}, phase="hold")]
        + [at(11_000), at(17_000)],
        [
            "een",
            "twee",
            "drie",
            "vier",
            "vijf. Op de helft.",
            *("zes", "zeven", "acht", "negen"),
            "tien. Goed zo. Rust vijf tellen.",
            "De rust is om. Nog de laatste keer.",
        ],
    ),
    (
        "the next side of a swing",
        SWINGS,
        "nl",
        [at(0, rep(0, side="left")), at(9, rep(1, side="right")), at(18, rep(1, side="left"))],
        ["Nu rechts.", "een", "Nu rechts."],
    ),
    (
        "a countdown at the first start only",
        REPS,
        "nl",
        [at(t, *([{"type": "ready"}] if t in (0, 9000) else [])) for t in range(0, 10_000, 500)],
        ["Goed, blijf zo. Drie.", "Twee.", "Een.", "Begin maar.", "Goed. Ga maar door."],
    ),
    (
        "no countdown for one who has begun",
        REPS,
        "nl",
        [at(0, {"type": "ready"}), at(500, phase="raise"), at(1500), at(2500)],
        ["Goed, blijf zo. Drie."],
    ),
    (
        "a fault that stays is said again after a while",
        REPS,
        "nl",
        [at(0, SEEN, faults=["too_high"]), *(at(t, faults=["too_high"]) for t in (4000, 8000))],
        [LOWER, LOWER],
    ),
    (
        "praise for a repetition without the fault of the one before",
        REPS,
        "nl",
        [
            at(0, SEEN, faults=["too_high"]),
            at(900, rep(1), GONE),
            at(5000, rep(2)),
            at(9000, rep(3)),
        ],
        [LOWER, "een", "twee", "Ja, zo is het goed.", "drie"],
    ),
    (
        "praise for a fault that stays away in a hold",
        HOLDS,
        "nl",
        [
            at(0, SEEN, faults=["too_high"], phase="hold"),
            at(900, GONE, phase="hold"),
            at(1500, phase="hold"),
            at(2500, phase="hold"),
        ],
        [LOWER, "Ja, zo is het goed."],
    ),
    (
        "why one did not count",
        REPS,
        "nl",
        [at(0, rep(0, counted=False, reason="not_far_enough"))],
        ["Niet geteld: niet ver genoeg."],
    ),
    (
        "advice that has lasted a second, and again after eight",
        REPS,
        "nl",
        [at(t, advice="no_body", phase="waiting") for t in range(0, 9600, 500)],
        [NOBODY] * 2,
    ),
    (
        "advice that takes turns with another one, pictures coming quickly or slowly",
        REPS,
        "nl",
        [
            at(t, advice="no_body", framing=None if t % 3 else "too_flat", phase="waiting")
            for t in (*range(0, 1500, 100), *range(20_000, 24_000, 1100))
        ],
        [NOBODY, NOBODY, FLAT],
    ),
    (
        "no advice that has not lasted",
        REPS,
        "nl",
        [at(t, advice="no_body" if t % 1000 else None) for t in range(0, 5000, 100)],
        [],
    ),
    (
        "a reminder to breathe between two movements",
        REPS,
        "nl",
        [at(t) for t in range(0, 80_001, 1000)],
        ["Adem rustig door."] * 2,
    ),
]


@pytest.mark.parametrize(
    ("dose", "language", "verdicts", "said"),
    [case[1:] for case in SAID],
    ids=[case[0] for case in SAID],
)
def test_the_coach_says(
    modules: Page,
    dose: tuple[int, int, int, bool, int],
    language: str,
    verdicts: list[dict[str, Any]],
    said: list[str],
) -> None:
    options = {"dose": dose, "talk": "normal", "marks": {}, "language": language}
    assert modules.evaluate(COACH, {**options, "verdicts": verdicts}) == said


def test_a_person_who_wants_little_hears_counts_and_what_to_mend(
    modules: Page,
) -> None:
    verdicts = [
        at(0, SEEN, faults=["too_high"]),
        at(900, rep(1), GONE),
        at(5000, rep(5)),
        *(at(t) for t in range(6000, 90_000, 1000)),
    ]
    options = {"dose": REPS, "talk": "little", "marks": {}, "language": "nl"}
    heard = modules.evaluate(COACH, {**options, "verdicts": verdicts})
    assert heard == [LOWER, "een", "vijf"]


def test_what_was_chosen_is_kept_and_what_is_damaged_is_as_on_the_first_day(
    modules: Page,
) -> None:
    load = "async () => (await import('/static/settings.js')).loadSettings()"
    usual = modules.evaluate(load)
    assert usual == {
        "muted": False,
        "volume": 1,
        "rate": 1,
        "talk": "normal",
        "voices": {},
        "camera": "",
    }
    chosen = {**usual, "muted": True, "volume": 0.5, "talk": "much", "voices": {"nl": "Anna"}}
    modules.evaluate(
        "async (chosen) => (await import('/static/settings.js')).saveSettings(chosen)", chosen
    )
    assert modules.evaluate(load) == chosen
    for damaged in ("{", "7", '{"volume": 9, "talk": "shout", "voices": 3, "muted": "no"}'):
        modules.evaluate("(text) => localStorage.setItem('rugcoach.settings', text)", damaged)
        assert modules.evaluate(load) == usual
