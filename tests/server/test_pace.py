"""How a session slows down."""

from server.pace import WINDOW, Pace, Pacer
from vision.models import ModelName

USUAL = Pace(15, ModelName.FULL)


def run(pacer: Pacer, seconds: float, pictures: int) -> list[Pace]:
    """Return the paces that so many pictures of that time bring."""
    return [pace for _ in range(pictures) if (pace := pacer.took(seconds)) is not None]


def test_a_fast_computer_keeps_its_pace() -> None:
    assert run(Pacer(USUAL), 0.05, 10 * WINDOW) == []


def test_a_slow_one_gives_up_pictures_then_the_model_then_pictures_and_then_no_more() -> None:
    assert run(Pacer(USUAL), 1.0, 10 * WINDOW) == [
        Pace(10, ModelName.FULL),
        Pace(10, ModelName.LITE),
        Pace(8, ModelName.LITE),
    ]


def test_it_stops_where_the_computer_keeps_up() -> None:
    assert run(Pacer(USUAL), 0.07, 10 * WINDOW) == [Pace(10, ModelName.FULL)]


def test_a_hiccup_changes_nothing() -> None:
    pacer = Pacer(USUAL)
    run(pacer, 0.02, WINDOW)
    assert run(pacer, 2.0, WINDOW // 3) == []


def test_it_never_goes_faster_than_it_was_set() -> None:
    assert run(Pacer(Pace(8, ModelName.LITE)), 1.0, 10 * WINDOW) == []
