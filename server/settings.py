"""What can be set from outside, by `RUGCOACH_` environment variables or by the command line."""

import ipaddress
import os
from pathlib import Path
from typing import Any

from pydantic import Field, PositiveFloat, PositiveInt, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from vision.data_dir import data_dir
from vision.errors import RugcoachError
from vision.models import ModelName


class SettingsError(RugcoachError):
    """A setting has a value with which the server must not start."""


class Settings(BaseSettings):
    """One server's settings.

    Attributes:
        data_dir: The one folder for all that is kept.
        host, port: Where the server listens; port 0 takes any free one.
        model: The pose model of live sessions and reviews.
        max_sessions: How many people may exercise live at once.
        live_fps: How many pictures a second a live page sends at most.
        live_pixels: The longer side of these pictures.
        frame_limit: Largest live message in bytes.
        idle_s: A live session that sends nothing for so long is ended.
        resume_s: For so long a live session waits for its page to come back.
        keep_s: For so long a live session that is over waits to be kept or thrown away.
        upload_limit: Largest video in bytes.
    """

    model_config = SettingsConfigDict(env_prefix="RUGCOACH_", frozen=True, extra="ignore")

    data_dir: Path = Field(default_factory=data_dir)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    model: ModelName = ModelName.FULL
    max_sessions: PositiveInt = 3
    live_fps: PositiveInt = 15
    live_pixels: PositiveInt = 640
    frame_limit: PositiveInt = 512 * 1024
    idle_s: PositiveFloat = 60.0
    resume_s: PositiveFloat = 60.0
    keep_s: PositiveFloat = 900.0
    upload_limit: PositiveInt = 4 * 1024**3


def load_settings(**given: Any) -> Settings:
    """Return the settings of the environment, those that are given and not None before them.

    Raises:
        SettingsError: One has a value that cannot be.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "_".join(["RUGCOACH", *(str(part).upper() for part in wrong["loc"])])
        raise SettingsError(f"{name} cannot be {wrong['input']!r}: {wrong['msg']}") from error


def is_loopback(host: str) -> bool:
    """Tell whether a name or an address, without port or brackets, stays on this computer."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_home(settings: Settings) -> None:
    """Hold home mode to this computer: it has no login.

    Raises:
        SettingsError: The server would listen on another address.
    """
    if not is_loopback(settings.host):
        raise SettingsError(
            f"Rugcoach at home has no login, so it listens on this computer only:"
            f" 127.0.0.1 or localhost, not {settings.host}"
        )


def browser_libraries() -> dict[str, Path]:
    """Return the folders of the npm packages that the pages load, by the name in their address.

    Raises:
        SettingsError: One is not there; the text says what to run.
    """
    chosen = os.environ.get("RUGCOACH_NODE_MODULES")
    modules = Path(chosen) if chosen else Path(__file__).parents[1] / "node_modules"
    pico, uplot = modules / "@picocss" / "pico" / "css", modules / "uplot" / "dist"
    for needed in (pico / "pico.min.css", uplot / "uPlot.esm.js"):
        if not needed.is_file():
            raise SettingsError(
                f"a library of the pages is missing, {needed}:"
                " run `make setup` (or `python dev.py setup`)"
            )
    return {"pico": pico, "uplot": uplot}
