"""The commands of `rugcoach`."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core

COMMANDS = ("check", "live", "serve", "models", "bench", "evaluate")
"""Each is a function in the module of its name, which is only loaded when it is wanted: who checks
a video shall not wait for a web server."""


class _Commands(typer.core.TyperGroup):
    """The commands by name."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(add_completion=False)
        alone.command(cmd_name)(getattr(import_module(f"server.cli.{cmd_name}"), cmd_name))
        return typer.main.get_command(alone)


def _version(wanted: bool) -> None:
    if wanted:
        # Loading it takes as long as all else here.
        from importlib.metadata import version

        typer.echo(f"rugcoach {version('rugcoach')}")
        raise typer.Exit


app = typer.Typer(
    name="rugcoach",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Checks back exercises with a camera: counts, times holds, says what to mend."""
