"""What is said of a recording that the person makes."""

from typing import Final

from rules.text import Text

RECORD: Final[dict[str, Text]] = {
    "record.start": Text(nl="Neem op", en="Record"),
    "record.stop": Text(nl="Stop opname", en="Stop recording"),
    "record.on": Text(nl="Opname loopt", en="Recording"),
    "record.waits": Text(nl="Opname wacht", en="Recording waits"),
    "record.title": Text(nl="Uw opname", en="Your recording"),
    "record.what": Text(
        nl="Alleen dit venster heeft de opname. Bewaar hem, of hij is weg als u dit venster sluit.",
        en="Only this window has the recording. Save it, or it is gone when you close this window.",
    ),
    "record.film": Text(nl="Opname van {time}", en="Recording of {time}"),
    "record.save": Text(nl="Bewaar op deze computer", en="Save on this computer"),
    "record.review": Text(nl="Laat nakijken", en="Have it reviewed"),
    "record.throw_away": Text(nl="Gooi opname weg", en="Throw recording away"),
    "record.saved": Text(
        nl="De opname staat nu bij uw downloads.", en="The recording is among your downloads now."
    ),
    "record.gone": Text(nl="De opname is weg.", en="The recording is gone."),
    "record.sending": Text(
        nl="De opname wordt ingelezen: {percent} %",
        en="The recording is being read in: {percent} %",
    ),
}
"""By key; a word in braces is filled in by the page."""
