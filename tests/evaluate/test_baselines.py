"""The two plain ways to count."""

import builtins
from typing import Any

import numpy as np
import pytest

from rules.exercises import CATALOGUE
from rules.movement import Swing
from rules.pose import Side
from server.evaluate.baselines import check_scipy, tally, ways
from server.evaluate.clips import EvaluateError
from server.evaluate.signal_fit import TRUE_SIGNALS
from tests.evaluate.made import trace

LIFT, KNEES = CATALOGUE["trunk_lift"], CATALOGUE["knees_to_chest"]
T_S = np.arange(0, 60, 0.1)


def humps(number: int, height: float, every_s: float = 5.0) -> np.ndarray[Any, Any]:
    """Return smooth humps of 3 s after 5 s of rest."""
    share = np.zeros(len(T_S))
    for start in 5 + every_s * np.arange(number):
        inside = (start <= T_S) & (start + 3 >= T_S)
        share[inside] = np.sin((T_S[inside] - start) / 3 * np.pi)
    return height * share


@pytest.mark.parametrize("name", ["threshold", "peaks"])
def test_clean_repetitions_are_counted_when_they_happen(name: str) -> None:
    found = tally(name, LIFT, trace(raw=2 + humps(4, 12.0)))
    assert found.count == 4
    assert found.moments_s == pytest.approx([6.5, 11.5, 16.5, 21.5], abs=1.5)


@pytest.mark.parametrize("name", ["threshold", "peaks"])
def test_less_than_half_of_the_way_is_not_counted(name: str) -> None:
    assert LIFT.movement.progress(6, 0) == 1
    assert tally(name, LIFT, trace(raw=humps(4, 2.9))).count == 0


@pytest.mark.parametrize("name", ["threshold", "peaks"])
def test_what_is_unseen_is_bridged_and_of_nothing_nothing_is_counted(name: str) -> None:
    raw = humps(4, 12.0)
    raw[:10] = raw[70:75] = np.nan
    assert tally(name, LIFT, trace(raw=raw)).count == 4
    assert tally(name, LIFT, trace(raw=np.full(600, np.nan))).count == 0


def test_trembling_at_the_threshold_is_counted_again_by_it_and_not_as_peaks() -> None:
    raw = humps(3, 12.0)
    raw += 0.8 * np.sin(40 * T_S) * (raw > 1)
    threshold, peaks = (tally(name, LIFT, trace(raw=raw)).count for name in ("threshold", "peaks"))
    assert threshold is not None
    assert threshold > 3
    assert peaks == 3


def test_rest_is_the_middle_of_what_is_declared_where_there_is_a_target() -> None:
    movement = KNEES.movement
    assert not isinstance(movement, Swing)
    rest = (movement.rest_low + movement.rest_high) / 2
    assert movement.target is not None
    signal = np.linspace(rest, movement.target, 5)
    assert ways(KNEES, np.arange(5.0), signal)[None] == pytest.approx([0, 0.25, 0.5, 0.75, 1])


def test_a_swing_is_counted_on_either_side_and_pairs_are_the_fewer() -> None:
    swing = Swing(
        signal=LIFT.movement.signal, rest_low=-9, rest_high=9, left=10, right=-10, still=1
    )
    raw = humps(3, 12.0, every_s=10) - np.roll(humps(2, 12.0, every_s=10), 50)
    exercise = type(LIFT)(
        **{name: getattr(LIFT, name) for name in LIFT.__slots__ if name != "signals"}
        | {"movement": swing}
    )
    assert set(ways(exercise, T_S, raw)) == {Side.LEFT, Side.RIGHT}
    for name in ("threshold", "peaks"):
        found = tally(name, exercise, trace(raw=raw))
        assert (found.count, len(found.moments_s)) == (2, 5)


def test_without_scipy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("scipy"):
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    check_scipy()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EvaluateError, match=r"pip install 'rugcoach\[evaluate\]'"):
        check_scipy()


def test_of_every_exercise_it_is_said_what_its_true_signal_is() -> None:
    assert {exercise.movement.signal.name for exercise in CATALOGUE.values()} <= set(TRUE_SIGNALS)
