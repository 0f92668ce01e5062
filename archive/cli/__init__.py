"""The `onrecord` command. Each command is a module of this package, imported when it is called.

Exit codes: 0 done; 1 done, with problems that need a person; 2 wrong use, or could not run.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from archive.configuration import load_configuration
from crawler.errors import OnrecordError, StoreError

COMMANDS = {
    # command: module under archive.cli; the function in it has the name of the module
    "demo": "demo",
    "crawl": "crawl",
    "parse": "parse",
    "nightly": "nightly",
    "serve": "serve",
    "search": "search",
    "read": "read",
    "sites": "sites",
    "add": "add",
    "record": "record",
    "hold": "hold",
    "correct": "correct",
    "withdraw": "withdraw",
    "verify": "verify",
    "backup": "backup",
    "prune": "prune",
    "health": "health",
    "coverage": "coverage",
    "export": "export",
    "import": "import_",
}


class _Commands(click.Group):
    """Imports a command's module only when it is called, so that `onrecord read` needs no Scrapy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"archive.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, COMMANDS[cmd_name])
        assert isinstance(command, click.Command), cmd_name
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def onrecord() -> None:
    """An open archive of political press releases: who said what, when, and what changed."""


def main() -> None:
    """Run the command; an error raised on purpose is one sentence and exit code 2."""
    try:
        # Where it is not to end the process itself, click gives back the code that a command left with.
        code = onrecord.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except BrokenPipeError:
        # Whoever read the pipe, such as `head`, has seen enough; what is left to flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(2)


def data_folder(given: Path | None) -> Path:
    """Return the data folder: what was given, what is configured, else ``./data``. It is made if missing."""
    return made(given or load_configuration().data or Path("data"))


def made(folder: Path) -> Path:
    """Return a folder that is there: it is made if missing. Raises StoreError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise StoreError(f"{folder} is a file, not a folder; name another with --data.") from None
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be made ({error.strerror}); name another with --data."
        ) from None
    return folder


def own_sites(given: Path | None) -> Path | None:
    """Return the folder of sites of one's own: what was given, else what is configured, if anything is."""
    return given or load_configuration().sites
