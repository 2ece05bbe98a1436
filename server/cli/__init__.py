"""The program `rugcoach` in a terminal."""


def main() -> None:
    """Run the command of the command line, and end the process with its status."""
    # The processes that share in a review load this module too, and need no commands.
    from server.cli.commands import app
    from server.cli.fail import tell_errors

    with tell_errors():
        app()
