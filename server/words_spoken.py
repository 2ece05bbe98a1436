"""What is said aloud while someone exercises; numbers are words, so that any voice says them."""

from typing import Final

from rules.text import Text

_NL: Final = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
    " zestien zeventien achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig"
    " vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig dertig"
)
_EN: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four"
    " twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty"
)
NUMBERS: Final[dict[str, Text]] = {
    f"number.{number}": Text(nl=nl, en=en)
    for number, (nl, en) in enumerate(zip(_NL.split(), _EN.split(), strict=True))
}
"""0 to 30; the page says a larger number by its digits."""

SAID: Final[dict[str, Text]] = {
    "say.three": Text(nl="Goed, blijf zo. Drie.", en="Good, stay like that. Three."),
    "say.two": Text(nl="Twee.", en="Two."),
    "say.one": Text(nl="Een.", en="One."),
    "say.begin": Text(nl="Begin maar.", en="Go ahead."),
    "say.go_on": Text(nl="Goed. Ga maar door.", en="Good. Go on."),
    "say.lost": Text(nl="Ik zie u even niet. Ik wacht.", en="I can't see you just now. I'll wait."),
    "say.paused": Text(nl="Pauze.", en="Paused."),
    "say.half": Text(nl="{number}. Op de helft.", en="{number}. Half-way."),
    "say.hold_done": Text(
        nl="{number}. Goed zo. Rust {rest} tellen.", en="{number}. Well done. Rest for {rest}."
    ),
    "say.set_done": Text(
        nl="{number}. Serie klaar. Rust {rest} tellen.", en="{number}. Set done. Rest for {rest}."
    ),
    "say.all_done": Text(nl="{number}. Klaar. Goed gedaan.", en="{number}. Done. Well done."),
    "say.next_set": Text(
        nl="De rust is om. Nu serie {set} van {sets}.", en="Rest is over. Now set {set} of {sets}."
    ),
    "say.next_holds": Text(
        nl="De rust is om. Nog {left} keer.", en="Rest is over. {left} more times."
    ),
    "say.next_last": Text(
        nl="De rust is om. Nog de laatste keer.", en="Rest is over. One last time."
    ),
    "say.next_left": Text(nl="Nu links.", en="Now left."),
    "say.next_right": Text(nl="Nu rechts.", en="Now right."),
    "say.not_counted": Text(nl="Niet geteld: {reason}.", en="Not counted: {reason}."),
    "say.mended": Text(nl="Ja, zo is het goed.", en="Yes, that is right."),
    "say.breathe": Text(nl="Adem rustig door.", en="Keep breathing calmly."),
    "say.hold_breathe": Text(
        nl="{number}. Adem rustig door.", en="{number}. Keep breathing calmly."
    ),
    "say.trouble": Text(nl="{title}. Uw telling is bewaard.", en="{title}. Your count is kept."),
    "say.back": Text(nl="Ik ben er weer. Ga maar door.", en="I am back. Go on."),
    "say.result": Text(
        nl="Dat was het. {count} van {total} geteld.", en="That was it. {count} of {total} counted."
    ),
    "say.result_more": Text(nl="Dat was het. {count} geteld.", en="That was it. {count} counted."),
    "say.next_time": Text(nl="De volgende keer: {mend}", en="Next time: {mend}"),
    "say.slower": Text(
        nl="Deze computer is traag. Ik kijk wat minder vaak.",
        en="This computer is slow. I look a little less often.",
    ),
    "say.test": Text(nl="Zo klinkt mijn stem.", en="This is how I sound."),
}
"""By key; a word in braces is filled in by the page."""

_PARTS: Final = {
    "shoulder": ("schouder", "shoulder"),
    "elbow": ("elleboog", "elbow"),
    "wrist": ("hand", "hand"),
    "index": ("hand", "hand"),
    "hip": ("heup", "hip"),
    "knee": ("knie", "knee"),
    "ankle": ("enkel", "ankle"),
    "heel": ("voet", "foot"),
    "foot_index": ("voet", "foot"),
}
UNSEEN_SIDE: Final[dict[str, Text]] = {
    f"{side}.{part}": Text(nl=f"Ik zie uw {nl_side}{nl} niet.", en=f"I can't see your {side} {en}.")
    for side, nl_side in (("left", "linker"), ("right", "rechter"))
    for part, (nl, en) in _PARTS.items()
}
"""What to say of a hidden part of a side, by `Verdict.near` and `Verdict.unseen`."""
