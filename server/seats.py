"""How many may exercise at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from server.protocol import ErrorKey, ProtocolError


class Seats:
    """Places for live sessions. Used on the event loop only."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.taken = 0

    @contextmanager
    def take(self) -> Iterator[None]:
        """Hold one seat.

        Raises:
            ProtocolError: All are taken.
        """
        if self.taken >= self.number:
            raise ProtocolError(ErrorKey.BUSY)
        self.taken += 1
        try:
            yield
        finally:
            self.taken -= 1
