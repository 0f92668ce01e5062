"""How to run the nights: systemd units and timers, cron lines, a GitHub workflow, paths filled in."""

from __future__ import annotations

import shlex
from importlib import resources
from pathlib import Path
from string import Template

SYSTEMD = (
    "onrecord-nightly.service",
    "onrecord-nightly.timer",
    "onrecord-lifted.service",
    "onrecord-lifted.timer",
)
CRON = "crontab"
ACTIONS = "nightly.yml"


def schedule(name: str, *, program: Path, folder: Path, data: Path) -> str:
    """Return one of the schedules: `program` is the onrecord command, `folder` where onrecord.toml stands."""
    text = (resources.files("archive") / "schedules" / name).read_text("utf-8")
    quote = _unit_quoted if name in SYSTEMD else shlex.quote
    return Template(text).substitute(
        onrecord=quote(str(program)), folder=_plain(folder, name), data=quote(str(data.absolute()))
    )


def systemd(*, program: Path, folder: Path, data: Path) -> str:
    """Return the units for nights and for embargoes, each below a line that names its file."""
    parts = [
        f"# /etc/systemd/system/{name}\n{schedule(name, program=program, folder=folder, data=data)}"
        for name in SYSTEMD
    ]
    start = "# Then: systemctl enable --now onrecord-nightly.timer onrecord-lifted.timer"
    return "\n".join([*parts, start]) + "\n"


def _plain(folder: Path, name: str) -> str:
    """Return a folder as WorkingDirectory= wants it, which takes no quotes, or as a shell does."""
    path = str(folder.absolute())
    return path.replace("%", "%%") if name in SYSTEMD else shlex.quote(path)


def _unit_quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if any(sign in path for sign in " \t\"'\\") else escaped
