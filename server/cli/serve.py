"""`rugcoach serve`: the web server, for this computer only."""

import socket
from typing import Annotated, Final

import typer
import uvicorn

from server.cli.quiet import quiet_libraries
from server.home import home_app
from server.settings import Settings, SettingsError, load_settings
from vision.models import model_path

STOP_S: Final = 3


def serve(
    host: Annotated[
        str | None, typer.Option(help="Where to listen: 127.0.0.1 or localhost.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = None,
) -> None:
    """Show the pages in a browser on this computer: exercise live, or review a video."""
    settings = load_settings(host=host, port=port)
    app = home_app(settings)
    model_path(settings.model, settings.data_dir)  # says now what would fail at the first frame
    with _listen(settings) as listener, quiet_libraries():
        name, used = listener.getsockname()[:2]
        shown = f"[{name}]" if ":" in name else name
        typer.echo(f"Rugcoach runs at http://{shown}:{used} (stop it with Ctrl+C)")
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            ws_max_size=2 * settings.frame_limit,
            ws_per_message_deflate=False,  # a JPEG does not get smaller, only later
            timeout_graceful_shutdown=STOP_S,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listen(settings: Settings) -> socket.socket:
    """Return a socket at the address.

    Raises:
        SettingsError: Another program has it.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"port {settings.port} is taken, perhaps by Rugcoach itself:"
            f" try `rugcoach serve --port {settings.port + 1}`"
        ) from error
    listener.listen()
    listener.set_inheritable(False)
    return listener
