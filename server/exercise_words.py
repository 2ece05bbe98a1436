"""Declarations of an exercise in words, for the document."""

import math
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, Final

from rules.cycle import OWN_BACK
from rules.exercise import Exercise
from rules.fault import MOVING, Fault, Measure, RepetitionFault
from rules.movement import Movement, Swing
from rules.signals.signal import Signal
from rules.start import Limit

UNITS: Final = {"deg": "degrees"}
"""Units whose own name says too little."""

POSTURES: Final = {
    "supine": "on the back",
    "prone": "on the belly",
    "side_lying": "on a side",
    "hands_and_knees": "on hands and knees",
    "propped": "on the arms, as in a plank",
    "upright": "sitting up or standing",
}
VIEWS: Final = {
    "side": "from the side, up to about 35 degrees off",
    "oblique": "askew",
    "end": "from the head or the feet",
    "behind_oblique": "from behind and beside",
    "chest_head": "facing the chest, moved towards the head",
    "chest": "facing the chest",
    "back": "facing the back",
}
EFFECTS: Final = {
    "advise": "the repetition counts, with the fault",
    "pause_hold": "the clock of the hold stands still",
    "void": "the repetition does not count",
    "obscure": "the repetition does not count, and nobody can say whether it should",
    "doubt": "the repetition counts; where nearly all show it, the count is not judged",
}
GUARDS: Final = {
    "void": "it is another exercise",
    "obscure": "the landmarks jump",
    "doubt": "it may be another exercise",
}
"""What a guard stands for, by its effect."""
PHASES: Final = {"raise": "on the way there", "hold": "on target", "lower": "on the way back"}
GROUPS: Final = {
    "faults": "while it lasts",
    "repetition_faults": "when a repetition is over",
    "series_faults": "by several repetitions",
}
"""Fields of an exercise that hold faults, and when they are found."""


def amount(value: float, signal: Signal) -> str:
    """Return a value of a signal with its unit."""
    unit = UNITS.get(signal.unit, signal.unit)
    return f"{value:g} {unit}"


def movement(one: Movement | Swing) -> str:
    """Return what is counted."""
    label, signal = one.signal.label.en, one.signal
    text = f"Measured is the {label} (`{signal.name}`, in {UNITS.get(signal.unit, signal.unit)}). "
    if abs(one.rest_low) < 1000 or abs(one.rest_high) < 1000:
        text += f"At rest it lies between {one.rest_low:g} and {amount(one.rest_high, signal)}. "
    text += (
        f"The person's own rest is its middle value in {one.calm_s:g} s in which it moves by "
        f"{amount(one.still, signal)} at most. "
    )
    if isinstance(one, Swing):
        text += (
            f"A swing counts from a change of {one.left:+g} to the left and of "
            f"{amount(one.right, signal)} to the right; one to each side make one."
        )
    elif one.target is None:
        text += (
            f"On target it has changed by {one.travel:+g} {UNITS.get(signal.unit, signal.unit)}."
        )
    else:
        way = "below" if one.target < one.rest_low else "above"
        text += f"On target it is {way} {amount(one.target, signal)}."
    if one.smallest:
        text += " That is the smallest movement that is seen; what is smaller is not judged."
    if one.drifts:
        text += " It is known up to a slow drift: counted is each rise and fall."
    return " ".join([text, *(f"{more}." for more in extras(one, MOVEMENT_TOLD))])


def limit(one: Limit) -> str:
    """Return where a signal must lie at the start."""
    if math.isinf(one.low):
        text = f"at most {amount(one.high, one.signal)}"
    elif math.isinf(one.high):
        text = f"at least {amount(one.low, one.signal)}"
    else:
        text = f"{one.low:g} to {amount(one.high, one.signal)}"
    return "; ".join([text, *extras(one, LIMIT_TOLD)])


def fault(one: Fault) -> str:
    """Return when a fault is shown."""
    parts = [_shown(one)]
    if one.for_s:
        parts.append(f"for {one.for_s:g} s")
    if one.during != MOVING:
        parts.append(" or ".join(PHASES[phase] for phase in PHASES if phase in one.during))
    if not math.isinf(one.min_progress):
        parts.append(f"from {one.min_progress:.0%} of the way to the target on")
    if one.unless:
        parts.append("unless " + " or ".join(f"`{key}`" for key in sorted(one.unless)))
    return ", ".join(parts + extras(one, FAULT_TOLD))


def _shown(one: Fault) -> str:
    label = one.signal.label.en
    if one.measure is Measure.SWINGS:
        size = amount(one.step, one.signal)
        return f"{label} turns back by {size} more than {one.above:g} times in {one.window_s:g} s"
    above = None if math.isinf(one.above) else amount(one.above, one.signal)
    below = None if math.isinf(one.below) else amount(one.below, one.signal)
    bounds = " or ".join(
        f"{word} {bound}" for word, bound in (("above", above), ("below", below)) if bound
    )
    what = MEASURES[one.measure].format(label=label, window=one.window_s, step=one.step)
    return f"{what} {bounds}"


MEASURES: Final = {
    "level": "{label}",
    "change": "change of {label} from rest",
    "rest": "{label} at rest",
    "range": "range of {label} within {window:g} s, once more than {step:g} from rest,",
}
"""What a limit is held against; swings have a sentence of their own."""


def repetition_fault(one: RepetitionFault | Any) -> str:
    """Return when a fault is shown that only a whole repetition, or several, can show."""
    return ", ".join(extras(one, REPETITION_TOLD))


def effect(one: Any) -> str:
    """Return what a fault does beside being said."""
    if not isinstance(one, Fault):
        return EFFECTS["advise"]
    told = EFFECTS[one.effect]
    return f"{told}: {GUARDS[one.effect]}" if one.guard else told


def faults(exercise: Exercise) -> list[tuple[str, Any]]:
    """Return all faults, each with the words for when it is found."""
    names = [one.name for one in fields(exercise) if one.name.endswith("faults")]
    return [(GROUPS[name], one) for name in names for one in getattr(exercise, name)]


MOVEMENT_TOLD: Final = {
    "signal", "rest_low", "rest_high", "target", "travel", "left", "right", "still", "calm_s",
    "smallest", "drifts",
}  # fmt: skip
LIMIT_TOLD: Final = {"key", "signal", "low", "high", "say"}
FAULT_TOLD: Final = {
    "key", "signal", "measure", "above", "below", "step", "window_s", "during", "min_progress",
    "for_s", "unless", "effect", "guard", "say", "looks_at", "source",
}  # fmt: skip
REPETITION_TOLD: Final = {"key", "shown_by", "say", "looks_at", "source"}
START_TOLD: Final = {"posture", "say", "limits"}
EXERCISE_TOLD: Final = {
    "key", "name", "part", "how", "camera", "views", "start", "dose", "movement", "signals", "flow",
    *GROUPS,
}  # fmt: skip
EXTRAS: Final[dict[str, Callable[[Any], str]]] = {
    "beside_rest": lambda pairs: " and ".join(
        f"with {weight:g} times {signal.label.en} at rest" for signal, weight in pairs
    ),
    "least": lambda times: f"said from number {times} on",
    "back": lambda share: (
        f"A swing is over below {share:.0%} of the way, or at {OWN_BACK:.0%} of its own peak"
    ),
    "attempt": lambda share: f"It is an attempt from {share:.0%} of the way on",
    "least_s": lambda seconds: f"What is over within {seconds:g} s is no attempt",
    "held_share": lambda share: f"A hold lasts while it is above {share:.0%} of its peak",
    "held_over": lambda level: f"This share counts from {level:g} where rest lies short of that",
    "confirmed_by": lambda one: (
        f"The {one.signal.label.en} has to change by {amount(one.travel, one.signal)} with it"
        + ("" if math.isinf(one.needless) else f", but not beyond {one.needless:g} times the way")
    ),
    "still": lambda still: f"against a rest that moves by {still:g} at most",
    "wanders": lambda _: (
        "Once there were swings to both sides, the neutral lies half-way between them"
    ),
    "sure": lambda share: (
        f"The count stands where the usual repetition goes {share:g} times that far or further"
    ),
    "max_progress": lambda share: f"up to {share:.0%} of the way to the target",
    "doubt": lambda level: f"from {level:g} on, short of that, it is not judged",
    "throughout": lambda _: "also on the way",
    "passes": lambda all_: (
        "The movement may look like " + " or ".join(POSTURES[posture] for posture in sorted(all_))
    ),
    "sides": lambda one: (
        f"The side of a repetition is told by the {one.signal.label.en}, against the one before: "
        f"a change of {amount(one.step, one.signal)} is a change of side"
    ),
}
"""Words for what only some declarations have, by the field's name."""


def extras(one: Any, told: set[str]) -> list[str]:
    """Return words for the fields that `told` does not name and that are not as usual.

    Raises:
        KeyError: There are no words for such a field.
    """
    return [
        EXTRAS[field.name](getattr(one, field.name))
        for field in fields(one)
        if field.name not in told and getattr(one, field.name) != _usual(field)
    ]


def _usual(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
