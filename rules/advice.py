"""Messages that are not an exercise's own: what keeps the program from judging, and why not."""

from __future__ import annotations

from typing import Final

from rules.exercise import Exercise
from rules.text import Text

ADVICE: Final[dict[str, Text]] = {
    "no_body": Text(
        nl="Ik zie u niet. Ga helemaal in beeld liggen.",
        en="I can't see you. Lie down fully in the picture.",
    ),
    "unseen": Text(
        nl="Ik zie een deel van uw lichaam niet.",
        en="I can't see a part of your body.",
    ),
    "wrong_posture": Text(
        nl="Neem de beginhouding aan.",
        en="Take up the start position.",
    ),
    "wrong_view": Text(
        nl="Zet de camera recht naast u, op stoelhoogte.",
        en="Put the camera straight beside you, at chair height.",
    ),
    "not_at_rest": Text(
        nl="Begin vanuit de beginhouding.",
        en="Begin from the start position.",
    ),
    "hold_still": Text(
        nl="Goed. Blijf even stil.",
        en="Good. Keep still for a moment.",
    ),
}
"""What to say before counting can begin, by the key in `Verdict.advice`."""

UNSEEN_PART: Final[dict[str, Text]] = {
    "nose": Text(nl="Ik zie uw gezicht niet.", en="I can't see your face."),
    "eye": Text(nl="Ik zie uw gezicht niet.", en="I can't see your face."),
    "ear": Text(nl="Ik zie uw hoofd niet.", en="I can't see your head."),
    "shoulder": Text(nl="Ik zie uw schouder niet.", en="I can't see your shoulder."),
    "elbow": Text(nl="Ik zie uw elleboog niet.", en="I can't see your elbow."),
    "wrist": Text(nl="Ik zie uw hand niet.", en="I can't see your hand."),
    "index": Text(nl="Ik zie uw hand niet.", en="I can't see your hand."),
    "hip": Text(nl="Ik zie uw heup niet.", en="I can't see your hip."),
    "knee": Text(nl="Ik zie uw knie niet.", en="I can't see your knee."),
    "ankle": Text(nl="Ik zie uw enkel niet.", en="I can't see your ankle."),
    "heel": Text(nl="Ik zie uw voet niet.", en="I can't see your foot."),
    "foot_index": Text(nl="Ik zie uw voet niet.", en="I can't see your foot."),
}
"""What to say where `Verdict.unseen` names a part of the body."""

REASONS: Final[dict[str, Text]] = {
    "too_small": Text(nl="te klein om betrouwbaar te zien", en="too small to be seen reliably"),
    "not_far_enough": Text(nl="niet ver genoeg", en="not far enough"),
    "hold_too_short": Text(nl="niet lang genoeg vastgehouden", en="not held long enough"),
    "lost": Text(nl="lichaam uit beeld", en="body out of sight"),
    "left_position": Text(nl="houding verlaten", en="left the position"),
    "unfinished": Text(nl="niet afgemaakt", en="not finished"),
}
"""Why a repetition did not count, by `Repetition.reason`; a fault's key may stand there too."""

NOT_JUDGED: Final[dict[str, Text]] = {
    "no_body": Text(nl="niemand in beeld", en="nobody in the picture"),
    "unseen": Text(nl="dit lichaamsdeel was niet te zien", en="that part of the body was hidden"),
    "wrong_posture": Text(
        nl="de beginhouding van deze oefening is niet gezien",
        en="the start position of this exercise was not seen",
    ),
    "wrong_view": Text(
        nl="de camera stond verkeerd voor deze oefening",
        en="the camera stood in the wrong place for this exercise",
    ),
    "not_at_rest": Text(
        nl="er was geen begin vanuit de beginhouding",
        en="it did not begin from the start position",
    ),
    "hold_still": Text(
        nl="er was geen rust in de beginhouding, of pas laat",
        en="there was no rest in the start position, or only late",
    ),
    "too_small": Text(
        nl="de beweging is te klein om betrouwbaar te zien",
        en="the movement is too small to be seen reliably",
    ),
    "at_the_limit": Text(
        nl="het was net ver genoeg, of net niet: dat is te nauw om te meten",
        en="it was just far enough, or just not: too close to be measured",
    ),
    "lost": Text(
        nl="u was midden in een herhaling niet goed te zien",
        en="you could not be seen well in the midst of a repetition",
    ),
}
"""Why something was not judged, by `NotJudged.reason`."""

COUNT: Final = Text(nl="de telling", en="the count")


def advice_text(exercise: Exercise, advice: str, unseen: str | None) -> Text:
    """Return what to say for `Verdict.advice` and `Verdict.unseen`."""
    if advice == "unseen" and unseen is not None:
        return UNSEEN_PART[unseen]
    if advice == "wrong_posture":
        return exercise.start.say
    if advice == "wrong_view":
        return exercise.camera
    return ADVICE[advice] if advice in ADVICE else _limit_text(exercise, advice)


def other_exercise_text(other: Exercise) -> Text:
    """Return what to say to someone who is doing `other` where another exercise was chosen."""
    return Text(
        nl=f"Dit lijkt op de oefening {other.name.nl}. Kies die, dan kijk ik ernaar.",
        en=f"This looks like the exercise {other.name.en}. Choose it and I will look at it.",
    )


def reason_text(exercise: Exercise, reason: str) -> Text:
    """Return why a repetition did not count, for `Repetition.reason`."""
    return REASONS[reason] if reason in REASONS else exercise.fault_texts[reason]


def part_text(exercise: Exercise, key: str) -> Text:
    """Return what was not judged, for `NotJudged.key`."""
    return COUNT if key == "count" else exercise.looked_at[key]


def not_judged_text(exercise: Exercise, reason: str) -> Text:
    """Return why something was not judged, for `NotJudged.reason`."""
    if reason in NOT_JUDGED:
        return NOT_JUDGED[reason]
    faults = exercise.fault_texts
    return faults[reason] if reason in faults else _limit_text(exercise, reason)


def _limit_text(exercise: Exercise, key: str) -> Text:
    return next(limit.say for limit in exercise.start.limits if limit.key == key)
