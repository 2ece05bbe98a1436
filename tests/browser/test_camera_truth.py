"""Every exercise before the camera, with the real browser, server and model, against its truth."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Playwright, expect

from rules.exercises import CATALOGUE
from rules.movement import Swing
from rules.text import Language
from tests.browser.clips import beginning
from tests.browser.conftest import SPEECH, Server, filmed, fresh_page, running_server
from tests.browser.mjpeg import write_mjpeg
from tests.browser.truth_words import heard, to_say

pytestmark = [pytest.mark.browser, pytest.mark.real_time, pytest.mark.slow]
HEAD_S: Final = 3
"""How much longer the first picture stands: the film runs while the page is still opening."""
TAIL_S: Final = 20
"""How much longer the last picture stands, so that the film does not begin anew too soon."""
MAY_BE_LATE_S: Final = 4
"""So many of the first seconds of a hold may pass unsaid. Landmarks of the same film settle a bit
differently each time; whoever lies just short of the target is seen on it later, and the clock
begins where the turn did. By the moved clock (`test_spoken_truth`) every second is said."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The usual model at the slowest pace; the smallest one loses those who lie on their side."""
    with running_server(tmp_path_factory.mktemp("full"), live_fps="8") as server:
        yield server


@pytest.mark.parametrize(
    ("key", "language"),
    [*zip(sorted(CATALOGUE), cycle(Language), strict=False)],
)
def test_the_count_on_the_page_reaches_the_truth_and_is_spoken(
    playwright: Playwright,
    chromium: str,
    full: Server,
    tmp_path: Path,
    key: str,
    language: Language,
) -> None:
    exercise = CATALOGUE[key]
    swings = isinstance(exercise.movement, Swing)
    number = 1 if exercise.dose.hold_s else 4 if swings else 2
    video, truth = beginning(f"{key}-good-1", number, tmp_path)
    count = number // 2 if swings else number
    film = tmp_path / "camera.mjpeg"
    lasts_s = write_mjpeg(video, film, head_s=HEAD_S, tail_s=TAIL_S)
    with filmed(playwright, chromium, film) as browser, fresh_page(browser) as page:
        page.context.add_cookies([{"name": "language", "value": language, "url": full.url}])
        page.add_init_script(path=SPEECH)
        page.goto(f"{full.url}/exercises/{key}")
        page.click("#start")
        expect(page.locator("#count")).to_have_text(str(count), timeout=2000 * lasts_s)
        drawn = page.evaluate(
            "() => { const c = document.getElementById('skeleton');"
            " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            " return d.some((value) => value > 0); }"
        )
        assert drawn, "there is no skeleton over the picture"
        page.click("#stop")
        expect(page.locator("#result-count")).to_have_text(re.compile(rf"^\s*{count} \D"))
        to_hear = to_say(exercise, truth["repetitions"], truth["holds"][:count], language)
        wanted = [words for _, _, words in to_hear]
        spoken = page.evaluate("window.spoken")
        said = [one for words in spoken if (one := heard(words, wanted, language))]
        late = len(wanted) - len(said) if exercise.dose.hold_s else 0
        assert 0 <= late <= MAY_BE_LATE_S, spoken
        assert said == wanted[late:], spoken
