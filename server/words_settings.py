"""What the dialog of sound and camera says."""

from typing import Final

from rules.text import Text

SETTINGS: Final[dict[str, Text]] = {
    "settings.title": Text(nl="Geluid en camera", en="Sound and camera"),
    "settings.camera": Text(nl="Camera", en="Camera"),
    "settings.usual_camera": Text(
        nl="De camera van deze computer", en="The camera of this computer"
    ),
    "settings.talk": Text(nl="Hoeveel zeg ik?", en="How much do I say?"),
    "settings.voice": Text(nl="Stem", en="Voice"),
    "settings.rate": Text(nl="Hoe snel ik spreek", en="How fast I speak"),
    "settings.volume": Text(nl="Hoe hard het geluid is", en="How loud the sound is"),
    "settings.test": Text(nl="Laat horen", en="Let me hear it"),
    "settings.close": Text(nl="Klaar", en="Done"),
    "settings.no_voice": Text(
        nl=(
            "Deze browser heeft geen Nederlandse stem op deze computer. U hoort daarom tonen: hoog "
            "is geteld, laag is iets om te verbeteren, drie tonen is klaar."
        ),
        en=(
            "This browser has no English voice on this computer, so you hear tones: high is "
            "counted, low is something to mend, three tones is done."
        ),
    ),
    "talk.little": Text(nl="Weinig: alleen wat nodig is", en="Little: only what is needed"),
    "talk.normal": Text(nl="Gewoon: ook een goed woord", en="Normal: a kind word, too"),
    "talk.much": Text(nl="Veel: ook vaak over uw adem", en="Much: more about breathing"),
}
"""By key."""
