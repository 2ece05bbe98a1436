"""Sessions whose page is gone for a moment, so that it can come back to the same set."""

import secrets
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")


class Parking(Generic[T]):
    """Keeps things for a while, each under a token that nobody can guess."""

    def __init__(self, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: dict[str, tuple[float, T]] = {}

    @staticmethod
    def token() -> str:
        """Return a new token of 32 hexadecimal digits."""
        return secrets.token_hex(16)

    def keep(self, token: str, thing: T) -> None:
        """Keep a thing under its token, from now on."""
        self._sweep()
        self._kept[token] = (self._clock() + self._seconds, thing)

    def take(self, token: str) -> T | None:
        """Return what is kept under a token, and keep it no longer; None where nothing is."""
        self._sweep()
        _, thing = self._kept.pop(token, (0.0, None))
        return thing

    def look(self, token: str) -> T | None:
        """Return what is kept under a token, or None."""
        self._sweep()
        _, thing = self._kept.get(token, (0.0, None))
        return thing

    def _sweep(self) -> None:
        now = self._clock()
        self._kept = {token: one for token, one in self._kept.items() if one[0] > now}
