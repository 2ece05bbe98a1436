"""What is said of an exercise that is over: looking back, earlier times, keeping it."""

from typing import Final

from rules.text import Text

AFTER: Final[dict[str, Text]] = {
    "range.same": Text(
        nl="U kwam net zo ver als de vorige keren ({times}).",
        en="You went as far as the earlier times ({times}).",
    ),
    "range.more": Text(
        nl="U kwam {percent} % verder dan de vorige keren ({times}).",
        en="You went {percent} % further than the earlier times ({times}).",
    ),
    "range.less": Text(
        nl="U kwam {percent} % minder ver dan de vorige keren ({times}).",
        en="You went {percent} % less far than the earlier times ({times}).",
    ),
    "chart.title": Text(nl="Uw beweging", en="Your movement"),
    "chart.words": Text(
        nl="{counted} van {all} telden, {faults} keer iets om te verbeteren.",
        en="{counted} of {all} counted. Moments to mend: {faults}.",
    ),
    "chart.words.sides": Text(
        nl="Links en rechts apart: {counted} van {all} telden, {faults} keer iets te verbeteren.",
        en="Left and right apart: {counted} of {all} counted. Moments to mend: {faults}.",
    ),
    "chart.key": Text(
        nl="De stippellijn is het doel. Stip: geteld. Kruis: niet geteld. Balk: kon beter.",
        en="The dashed line is the target. Dot: counted. Cross: not counted. Bar: could be better.",
    ),
    "replay.picture": Text(nl="Uw houding als lijnen", en="Your posture as lines"),
    "replay.play": Text(nl="Speel af", en="Play"),
    "replay.pause": Text(nl="Stop even", en="Hold"),
    "replay.at": Text(nl="Plaats in de oefening", en="Place in the exercise"),
    "keeping.title": Text(nl="Bewaren?", en="Keep it?"),
    "keeping.what": Text(
        nl="Rugcoach bewaart dan uw houding als lijnen en de telling, zonder beeld.",
        en="Rugcoach then keeps your posture as lines and the count, without a picture.",
    ),
    "keeping.right_count": Text(
        nl="Klopt de telling? Zo niet, zet hier het goede aantal.",
        en="Is the count right? If not, put the right number here.",
    ),
    "keeping.keep": Text(nl="Bewaar", en="Keep"),
    "keeping.throw_away": Text(nl="Gooi weg", en="Throw away"),
    "keeping.kept": Text(nl="Bewaard.", en="Kept."),
    "keeping.look": Text(nl="Bekijk het", en="Look at it"),
    "keeping.gone": Text(nl="Weggegooid.", en="Thrown away."),
    "keeping.failed": Text(
        nl="Bewaren lukte niet. Probeer het nog eens.", en="It was not kept. Try once more."
    ),
    "reviews.live": Text(nl="Geoefend voor de camera", en="Exercised before the camera"),
    "review.right_count": Text(nl="Volgens u:", en="You say:"),
}
"""By key; a word in braces is filled in by the page."""
