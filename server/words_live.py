"""What the pages of an exercise say, and what is said aloud."""

from typing import Final

from rules.text import Text

LIVE: Final[dict[str, Text]] = {
    "home.title": Text(nl="Welke oefening doet u nu?", en="Which exercise do you do now?"),
    "home.lead": Text(
        nl="Ga liggen voor de camera. Rugcoach kijkt mee, telt en zegt wat beter kan.",
        en="Lie down before the camera. Rugcoach watches, counts and says what to mend.",
    ),
    "home.doctor": Text(
        nl="Worden uw klachten erger? Stop dan en bel uw arts of fysiotherapeut.",
        en="Do your complaints get worse? Then stop and call your doctor or physiotherapist.",
    ),
    "part.warm_up": Text(nl="Opwarmen", en="Warm-up"),
    "part.strength": Text(nl="Kracht", en="Strength"),
    "exercise.how": Text(nl="Zo doet u het", en="How to do it"),
    "exercise.camera": Text(nl="Zo staat de camera", en="Where the camera stands"),
    "exercise.start": Text(nl="Begin", en="Start"),
    "exercise.others": Text(nl="Andere oefening", en="Another exercise"),
    "exercise.private": Text(
        nl="Het beeld blijft op deze computer. Het wordt niet bewaard, behalve als u het opneemt.",
        en="The picture stays on this computer. It is not kept, unless you record it.",
    ),
    "exercise.sample": Text(nl="Probeer het met een voorbeeld", en="Try it with a sample"),
    "permission.title": Text(
        nl="Uw browser vraagt zo naar de camera", en="Your browser is about to ask for the camera"
    ),
    "permission.help": Text(
        nl="Kies dan ‘Toestaan’. Rugcoach heeft de camera nodig om mee te tellen.",
        en="Then choose ‘Allow’. Rugcoach needs the camera to count along.",
    ),
    "permission.go": Text(nl="Zet de camera aan", en="Switch the camera on"),
    "live.starting": Text(nl="De camera gaat aan …", en="The camera is starting …"),
    "live.connecting": Text(nl="Even geduld …", en="One moment …"),
    "live.picture": Text(nl="Uw camera, in spiegelbeeld", en="Your camera, as in a mirror"),
    "live.of": Text(nl="van {total}", en="of {total}"),
    "live.set": Text(nl="serie {set} van {sets}", en="set {set} of {sets}"),
    "live.seconds": Text(nl="tellen", en="counts"),
    "live.count": Text(nl="Geteld", en="Counted"),
    "live.whole": Text(nl="Hoe ver u bent", en="How far you are"),
    "live.pause": Text(nl="Pauze", en="Pause"),
    "live.go_on": Text(nl="Ga door", en="Go on"),
    "live.paused": Text(
        nl="Pauze. Druk op de spatiebalk of op ‘Ga door’.",
        en="Paused. Press the space bar or ‘Go on’.",
    ),
    "live.stop": Text(nl="Stop", en="Stop"),
    "live.mute": Text(nl="Geluid uit", en="Sound off"),
    "live.unmute": Text(nl="Geluid aan", en="Sound on"),
    "live.again": Text(nl="Nog een keer", en="Once more"),
    "live.breathe": Text(nl="Adem rustig door.", en="Keep breathing calmly."),
    "live.good": Text(nl="Goed zo.", en="Well done."),
    "live.set_done": Text(nl="Serie klaar. Rust even.", en="Set done. Rest a moment."),
    "live.all_done": Text(nl="Klaar! U mag stoppen.", en="Done! You may stop."),
    "phase.waiting": Text(nl="Wachten", en="Waiting"),
    "phase.countdown": Text(nl="Begin over {seconds}", en="Begin in {seconds}"),
    "phase.resting": Text(nl="Rust {seconds}", en="Rest {seconds}"),
    "phase.paused": Text(nl="Pauze", en="Paused"),
    "phase.rest": Text(nl="Begin maar", en="Go ahead"),
    "phase.raise": Text(nl="Bewegen", en="Moving"),
    "phase.hold": Text(nl="Vasthouden", en="Holding"),
    "phase.target": Text(nl="Goed", en="Good"),
    "phase.lower": Text(nl="Terug", en="Back"),
    "result.good": Text(nl="Dit ging goed", en="This went well"),
    "result.good.all": Text(nl="U deed de hele oefening.", en="You did the whole exercise."),
    "result.good.each": Text(nl="Elke keer telde mee.", en="Every one of them counted."),
    "result.more": Text(nl="Ook gezien", en="Also seen"),
    "result.look_back": Text(nl="Kijk terug", en="Look back"),
    "result.title": Text(nl="Goed gedaan", en="Well done"),
    "result.none": Text(nl="Er is nog niets geteld", en="Nothing was counted yet"),
    "result.none.help": Text(
        nl="Lig een tel stil in de beginhouding: dan begint het tellen.",
        en="Lie still in the start position for a moment: then counting begins.",
    ),
    "result.counted": Text(nl="{count} geteld", en="{count} counted"),
    "result.of": Text(nl="{count} van {total} geteld", en="{count} of {total} counted"),
    "result.faults": Text(nl="Let hier de volgende keer op", en="Mind this next time"),
    "result.no_faults": Text(nl="Ik zag geen fouten.", en="I saw no faults."),
    "result.not_judged": Text(nl="Dit kon ik niet zien", en="This I could not see"),
    "result.times": Text(nl="{times} keer", en="{times} times"),
    "result.once": Text(nl="1 keer", en="once"),
    "problem.again": Text(nl="Probeer opnieuw", en="Try again"),
    "problem.upload": Text(nl="Of kies een video", en="Or choose a video"),
    "problem.refused.title": Text(
        nl="De camera mag nog niet aan", en="The camera is not allowed yet"
    ),
    "problem.refused.help": Text(
        nl=(
            "Klik op het camera-teken of het slotje links van het adres, boven in uw browser. "
            "Zet de camera op ‘Toestaan’. Druk dan op ‘Probeer opnieuw’."
        ),
        en=(
            "Click the camera sign or the lock left of the address, at the top of your browser. "
            "Set the camera to ‘Allow’. Then press ‘Try again’."
        ),
    ),
    "problem.missing.title": Text(nl="Ik vind geen camera", en="I find no camera"),
    "problem.missing.help": Text(
        nl=(
            "Sluit een camera aan, of open het schuifje voor de camera van uw laptop. "
            "Druk dan op ‘Probeer opnieuw’."
        ),
        en=(
            "Connect a camera, or open the shutter before the camera of your laptop. "
            "Then press ‘Try again’."
        ),
    ),
    "problem.in_use.title": Text(nl="De camera is bezet", en="The camera is in use"),
    "problem.in_use.help": Text(
        nl=(
            "Een ander programma gebruikt de camera, zoals Teams, Zoom of een ander venster. "
            "Sluit dat en druk op ‘Probeer opnieuw’."
        ),
        en=(
            "Another program uses the camera, such as Teams, Zoom or another window. "
            "Close it and press ‘Try again’."
        ),
    ),
    "problem.insecure.title": Text(
        nl="De camera werkt niet op dit adres", en="The camera does not work at this address"
    ),
    "problem.insecure.help": Text(
        nl=(
            "Uw browser geeft de camera alleen vrij op een beveiligd adres. Open Rugcoach op deze "
            "computer met http://localhost, of gebruik een nieuwere browser."
        ),
        en=(
            "Your browser gives the camera only to a secure address. Open Rugcoach on this "
            "computer with http://localhost, or use a newer browser."
        ),
    ),
    "problem.stopped.title": Text(nl="De camera is uitgevallen", en="The camera has stopped"),
    "problem.stopped.help": Text(
        nl="Sluit de camera weer aan: dan ga ik vanzelf verder. Uw telling is bewaard.",
        en="Connect the camera again: then I go on by myself. Your count is kept.",
    ),
    "problem.gone.title": Text(nl="Rugcoach geeft geen antwoord", en="Rugcoach does not answer"),
    "problem.gone.help": Text(
        nl=(
            "Ik probeer het vanzelf opnieuw. Lukt het niet, kijk dan of Rugcoach op deze computer "
            "nog aanstaat. Uw telling is bewaard."
        ),
        en=(
            "I keep trying by myself. If it does not work, see whether Rugcoach is still running "
            "on this computer. Your count is kept."
        ),
    ),
    "problem.busy.title": Text(nl="Er oefenen al anderen", en="Others are exercising already"),
    "problem.busy.help": Text(
        nl=(
            "Alle plaatsen zijn bezet. Sluit een ander venster van Rugcoach, of wacht even. "
            "Een video nakijken kan wel."
        ),
        en=(
            "All places are taken. Close another window of Rugcoach, or wait a moment. "
            "You can still have a video reviewed."
        ),
    ),
    "problem.idle.title": Text(nl="Even gepauzeerd", en="Paused"),
    "problem.idle.help": Text(
        nl="Er kwam een tijd lang geen beeld. Druk op ‘Probeer opnieuw’ om verder te gaan.",
        en="No picture came for a while. Press ‘Try again’ to go on.",
    ),
    "problem.elsewhere.title": Text(
        nl="U oefent in een ander venster", en="You exercise in another window"
    ),
    "problem.elsewhere.help": Text(
        nl="De camera is daar aan. Wilt u hier verder? Druk op ‘Probeer opnieuw’.",
        en="The camera is on there. To go on here, press ‘Try again’.",
    ),
    "problem.no_model.title": Text(
        nl="Er ontbreekt een bestand van Rugcoach", en="A file of Rugcoach is missing"
    ),
    "problem.no_model.help": Text(
        nl="Vraag wie Rugcoach heeft geïnstalleerd om de installatie opnieuw te doen.",
        en="Ask whoever installed Rugcoach to run the installation again.",
    ),
    "problem.broken.title": Text(nl="Er ging iets mis", en="Something went wrong"),
    "problem.broken.help": Text(
        nl="Druk op ‘Probeer opnieuw’. Helpt dat niet, herlaad dan deze bladzijde.",
        en="Press ‘Try again’. If that does not help, reload this page.",
    ),
}
"""By key; a word in braces is filled in by the page."""
