"""What a user is told, in every language of the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages of the program, by their ISO 639-1 codes; Dutch comes first."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One message. Both languages are required, so a missing translation is a type error.

    Raises:
        ValueError: A language is empty.
    """

    nl: str
    en: str

    def __post_init__(self) -> None:
        if not self.nl.strip() or not self.en.strip():
            raise ValueError(f"a text lacks a language: {self!r}")

    def in_(self, language: Language) -> str:
        """Return the message in `language`."""
        return self.nl if language is Language.NL else self.en
