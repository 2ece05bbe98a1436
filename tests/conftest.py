"""What all tests share."""

import pytest
from hypothesis import settings

# No deadline: how long one example takes depends on what else the machine is doing.
settings.register_profile("rugcoach", deadline=None, print_blob=True)
settings.load_profile("rugcoach")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop under which tests marked `anyio` run."""
    return "asyncio"
