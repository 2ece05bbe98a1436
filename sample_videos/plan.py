"""The sets: any number of clips of every exercise, each decided by its number alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, TypeVar

from sample_videos.acting.motion import Motion
from sample_videos.clip import Clip
from sample_videos.kinds import EXERCISES, KINDS

SetName = Literal["tuning", "testing"]
FIRST_SEED: Final[Mapping[SetName, int]] = MappingProxyType({"tuning": 0, "testing": 100_000})
SEEDS_OF_EXERCISE: Final = 10_000
"""So many seeds of a set belong to each exercise; the first block holds the committed clips."""

RATES: Final = (12, 15, 10, 12, 12, 10, 15, 12, 10, 25, 12, 10, 12, 15, 10, 12, 30)
"""Pictures a second, in turn: mostly what a laptop's camera gives in a living room's light."""
REPETITIONS: Final = (4, 5, 4, 6, 4)
"""After so many a good clip ends, in turn."""
HOLDS: Final = 2
"""After so many holds a good clip ends."""
WITH_A_WALK: Final = 1
"""So many holds, or three times as many repetitions, when coming or leaving is shown too."""

ROUND: Final = "gfngfngfngfo"
"""What twelve clips in a row show: good, a fault, a near miss, or something odd."""
GOOD: Final[tuple[tuple[str, ...], ...]] = (
    (),
    ("lead_in",),
    ("pause",),
    ("second_person",),
    ("quick",),
    (),
    ("lead_out",),
    ("half_repetitions",),
    ("slow",),
    ("lead_in", "lead_out"),
    ("second_person_in_front",),
    ("stops_halfway",),
    (),
    ("slides_out_at_head",),
    ("lead_in", "second_person"),
    ("slides_out_at_feet",),
    ("stops_halfway", "lead_out"),
)
"""What happens beside the good clips, in turn."""
FAULTY: Final[tuple[tuple[str, ...], ...]] = ((), (), ("lead_in",), (), (), ("second_person",), ())
"""What happens beside the faulty clips, in turn."""
ODD: Final[tuple[tuple[str, ...], ...]] = (
    ("empty_room",),
    ("lead_in", "lies_still"),
    ("tight_frame",),
    ("lead_in", "lies_still", "lead_out"),
)
"""The odd clips, in turn; before each round of them come the exercise's wrong views."""
NO_ROOM: Final = frozenset({"slides_out_at_feet", "slides_out_at_head"})
"""What cannot be done with the legs on furniture."""

T = TypeVar("T")


def planned(exercise: str, name: SetName, number: int) -> Clip:
    """Return the clip with this number (from 0) of an exercise in a set.

    Raises:
        ValueError: There is no such exercise, or its block of seeds is used up.
    """
    if exercise not in EXERCISES:
        raise ValueError(f"no such exercise: {exercise}; there are {', '.join(EXERCISES)}")
    if not 0 <= number < SEEDS_OF_EXERCISE:
        raise ValueError(f"a set has clips 0 to {SEEDS_OF_EXERCISE - 1}, not {number}")
    kind, situations = _shown(exercise, number)
    motion, _ = KINDS[f"{exercise}-{kind}"]
    if motion.props:
        situations = tuple(one for one in situations if one not in NO_ROOM)
    return Clip(
        name="-".join((exercise, f"{number:04d}", kind, *situations)),
        motion=motion,
        kind=kind,
        seed=FIRST_SEED[name] + SEEDS_OF_EXERCISE * (EXERCISES.index(exercise) + 1) + number,
        fps=RATES[number % len(RATES)],
        situations=situations,
        at_most=_at_most(motion, number, kind, situations),
        wide=True,
    )


def _shown(exercise: str, number: int) -> tuple[str, tuple[str, ...]]:
    """Return kind and situations of a clip."""
    kinds = [
        key.removeprefix(f"{exercise}-") for key, (m, _) in KINDS.items() if m.exercise == exercise
    ]
    what = ROUND[number % len(ROUND)]
    turns, place = divmod(number, len(ROUND))
    turn = turns * ROUND.count(what) + ROUND[:place].count(what)
    good = [kind for kind in kinds if kind.startswith("good")]
    wrong_views = [kind for kind in kinds if kind.startswith("wrong_view")]
    near_misses = [kind for kind in kinds if kind.startswith("near_miss")]
    faults = sorted(set(kinds) - {*good, *wrong_views, *near_misses})
    if what == "g":
        return _in_turn(good, turn), _in_turn(GOOD, turn)
    if what == "f":
        return _in_turn(faults, turn), _in_turn(FAULTY, turn)
    if what == "n":
        return _in_turn(near_misses, turn), ()
    odd: list[tuple[str, tuple[str, ...]]] = [(kind, ()) for kind in wrong_views]
    odd += [(good[0], one) for one in ODD]
    return _in_turn(odd, turn)


def _in_turn(choices: Sequence[T], turn: int) -> T:
    return choices[turn % len(choices)]


def _at_most(motion: Motion, number: int, kind: str, situations: tuple[str, ...]) -> int | None:
    """Return after how many repetitions a clip ends."""
    if not kind.startswith(("good", "wrong_view")):
        return None
    walks = bool({"lead_in", "lead_out"} & set(situations))
    if motion.hold_s is not None:
        # To stop half-way or to rest between takes two.
        needs_two = {"stops_halfway", "pause", "half_repetitions"} & set(situations)
        return HOLDS if needs_two or not walks else WITH_A_WALK
    return 3 * WITH_A_WALK if walks else REPETITIONS[number % len(REPETITIONS)]
