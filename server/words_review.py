"""What the pages of uploads and reviews say, and what every page says."""

from typing import Final

from rules.text import Text

REVIEW: Final[dict[str, Text]] = {
    "nav.exercise": Text(nl="Oefenen", en="Exercise"),
    "nav.reviews": Text(nl="Video nakijken", en="Review a video"),
    "nav.skip": Text(nl="Naar de inhoud", en="To the content"),
    "page.title": Text(nl="{page} – Rugcoach", en="{page} – Rugcoach"),
    "page.home": Text(nl="Naar het begin", en="To the start"),
    "page.script": Text(
        nl="Rugcoach werkt alleen met JavaScript. Zet dat aan in uw browser.",
        en="Rugcoach works with JavaScript only. Switch it on in your browser.",
    ),
    "error.404": Text(nl="Deze bladzijde is er niet", en="This page is not there"),
    "error.404.help": Text(
        nl="Misschien is hij verwijderd, of klopt het adres niet helemaal.",
        en="Perhaps it was deleted, or the address is not quite right.",
    ),
    "error.500": Text(nl="Er ging iets mis", en="Something went wrong"),
    "error.500.help": Text(
        nl="Probeer het nog eens. Blijft het misgaan, start Rugcoach dan opnieuw.",
        en="Try once more. If it keeps failing, start Rugcoach again.",
    ),
    "upload.title": Text(nl="Een video laten nakijken", en="Have a video reviewed"),
    "upload.lead": Text(
        nl="Heeft u de oefening gefilmd? Rugcoach telt en laat zien wat beter kan.",
        en="Did you film the exercise? Rugcoach counts and shows what to mend.",
    ),
    "upload.exercise": Text(nl="Welke oefening is het?", en="Which exercise is it?"),
    "upload.file": Text(nl="Welke video?", en="Which video?"),
    "upload.choose": Text(nl="Kies een video", en="Choose a video"),
    "upload.chosen": Text(nl="Gekozen: {name}", en="Chosen: {name}"),
    "upload.none_chosen": Text(nl="Nog geen video gekozen.", en="No video chosen yet."),
    "upload.send": Text(nl="Kijk na", en="Review it"),
    "upload.private": Text(
        nl="De video blijft op deze computer. U kunt alles weer verwijderen.",
        en="The video stays on this computer. You can delete everything again.",
    ),
    "upload.sending": Text(nl="De video wordt ingelezen …", en="The video is being read in …"),
    "upload.cancel": Text(nl="Annuleer", en="Cancel"),
    "upload.no_file": Text(nl="Kies eerst een video.", en="Choose a video first."),
    "review.title": Text(nl="Uw video", en="Your video"),
    "review.waiting": Text(
        nl="Uw video wacht op een andere …", en="Your video waits for another one …"
    ),
    "review.running": Text(
        nl="Rugcoach kijkt uw video na …", en="Rugcoach is reviewing your video …"
    ),
    "review.stay": Text(
        nl="U kunt dit venster sluiten: het gaat vanzelf door.",
        en="You can close this window: it goes on by itself.",
    ),
    "review.moments": Text(nl="Kijk terug", en="Look back"),
    "review.seek": Text(
        nl="Druk op een regel om dat moment te zien.", en="Press a line to see that moment."
    ),
    "review.repetitions": Text(nl="Herhalingen", en="Repetitions"),
    "review.holds": Text(nl="Vasthouden", en="Holds"),
    "review.faults": Text(nl="Dit kan beter", en="This can be better"),
    "review.not_judged": Text(nl="Dit was niet te beoordelen", en="This could not be judged"),
    "review.counted": Text(nl="Geteld", en="Counted"),
    "review.not_counted": Text(nl="Niet geteld: {reason}", en="Not counted: {reason}"),
    "review.held": Text(nl="{seconds} tellen vastgehouden", en="held for {seconds} counts"),
    "review.nothing": Text(nl="Ik heb geen herhaling gezien.", en="I have seen no repetition."),
    "review.no_faults": Text(nl="Ik zag geen fouten.", en="I saw no faults."),
    "review.lost": Text(
        nl="{seconds} s was u niet goed te zien.", en="For {seconds} s you could not be seen well."
    ),
    "review.video": Text(
        nl="Uw video met wat Rugcoach zag", en="Your video with what Rugcoach saw"
    ),
    "review.another": Text(nl="Nog een video", en="Another video"),
    "review.delete": Text(nl="Verwijder", en="Delete"),
    "review.delete_ask": Text(
        nl="Deze video en alles wat erbij hoort verwijderen?",
        en="Delete this video and all that belongs to it?",
    ),
    "review.delete_final": Text(
        nl="Dat kan niet ongedaan worden gemaakt.", en="This cannot be undone."
    ),
    "review.keep": Text(nl="Bewaar", en="Keep"),
    "review.unplayable": Text(
        nl="Uw browser kan deze video niet afspelen. De lijst klopt wel.",
        en="Your browser cannot play this video. The list is right all the same.",
    ),
    "reviews.title": Text(nl="Eerder nagekeken", en="Reviewed before"),
    "reviews.none": Text(
        nl="Hier komen uw nagekeken video's te staan.", en="Your reviewed videos will appear here."
    ),
    "reviews.busy": Text(nl="Bezig …", en="Under way …"),
    "failed.title": Text(nl="Dat is niet gelukt", en="That did not work"),
    "failed.again": Text(nl="Kies een andere video", en="Choose another video"),
    "failed.too_large": Text(
        nl="De video is te groot: hooguit {limit} GB. Kort hem in en probeer het opnieuw.",
        en="The video is too large: at most {limit} GB. Shorten it and try again.",
    ),
    "failed.empty": Text(
        nl="Dit bestand is leeg. Kies de video nog eens.",
        en="This file is empty. Choose the video once more.",
    ),
    "failed.empty_video": Text(
        nl="Dit bestand is leeg. Kies de video nog eens.",
        en="This file is empty. Choose the video once more.",
    ),
    "failed.no_picture": Text(
        nl="In dit bestand zit alleen geluid, geen beeld. Kies een andere video.",
        en="This file holds sound only, no picture. Choose another video.",
    ),
    "failed.cut_off_video": Text(
        nl="Deze video is niet heel: het einde ontbreekt. Kopieer hem opnieuw van uw telefoon.",
        en="This video is not whole: its end is missing. Copy it from your phone once more.",
    ),
    "failed.worker": Text(
        nl="Het nakijken brak af. Sluit andere programma's en probeer het opnieuw.",
        en="The review broke off. Close other programs and try again.",
    ),
    "failed.disk_full": Text(
        nl="De schijf van deze computer is vol. Maak ruimte en probeer het opnieuw.",
        en="The disk of this computer is full. Make room and try again.",
    ),
    "failed.unknown_exercise": Text(
        nl="Deze oefening ken ik niet (meer).", en="I do not know this exercise (any more)."
    ),
    "failed.connection": Text(
        nl="Rugcoach geeft geen antwoord. Kijk of het nog aanstaat en probeer het opnieuw.",
        en="Rugcoach does not answer. See whether it is still running and try again.",
    ),
    "failed.video": Text(
        nl="Dit is geen video die ik kan lezen, of hij is beschadigd.",
        en="This is not a video that I can read, or it is damaged.",
    ),
    "failed.nobody_seen": Text(
        nl="Ik zie niemand in deze video. Film van opzij, met het hele lichaam in beeld.",
        en="I see nobody in this video. Film from the side, with the whole body in the picture.",
    ),
    "failed.model": Text(
        nl="Er ontbreekt een bestand van Rugcoach. Doe de installatie opnieuw.",
        en="A file of Rugcoach is missing. Run the installation again.",
    ),
    "failed.output": Text(
        nl="Ik kan het resultaat niet bewaren. Is de schijf van deze computer vol?",
        en="I cannot keep the result. Is the disk of this computer full?",
    ),
    "failed.cancelled": Text(nl="Het nakijken is geannuleerd.", en="The review was cancelled."),
    "failed.internal": Text(
        nl="Er ging iets mis. Probeer het nog eens.", en="Something went wrong. Try once more."
    ),
}
"""By key; a word in braces is filled in by the page."""
