"""The generated parts of the README: commands, sites and tables, as Markdown. cog calls these."""

from __future__ import annotations

import json
from pathlib import Path

import click

from archive.cli import onrecord
from crawler.sites.loading import load_sites

METADATA = Path(__file__).parents[2] / "datasette_metadata.json"


def commands() -> str:
    """Return a Markdown table of the commands: how each is called and the first sentence of its help."""
    context = click.Context(onrecord, info_name="onrecord")
    rows = ["| command | what it does |", "|---|---|"]
    for name in onrecord.list_commands(context):
        command = onrecord.get_command(context, name)
        assert command is not None, name
        call = " ".join(["onrecord", name, *command.collect_usage_pieces(context)[1:]])
        rows.append(f"| `{call}` | {command.get_short_help_str(limit=200)} |".replace("|...", "…"))
    return "\n".join(rows)


def sites() -> str:
    """Return a Markdown table of the sites that ship: supported or only reported, and whether a night crawls
    them.
    """
    rows = ["| site | name | listing | facts | crawled |", "|---|---|---|---|---|"]
    for slug, site in sorted(load_sites().items()):
        facts = "supported" if site.facts == "recorded" else "reported"
        crawled = "yes" if site.enabled else f"no: {site.reason}"
        rows.append(f"| `{slug}` | {site.name} | {site.url} | {facts} | {crawled} |")
    return "\n".join(rows)


def counts_of_sites() -> str:
    """Return one sentence that counts the sites that ship."""
    known = load_sites().values()
    seen = sum(site.facts == "recorded" for site in known)
    crawled = sum(site.enabled for site in known)
    return (
        f"Of the {len(known)} sites that ship {seen} are supported and {len(known) - seen} reported; a night "
        f"crawls the {crawled} whose facts suffice and whose source is alive."
    )


def tables() -> str:
    """Return a Markdown table of the archive's tables and views, from datasette_metadata.json."""
    described = json.loads(METADATA.read_text("utf-8"))["databases"]["archive"]["tables"]
    rows = ["| table | what a row is | columns |", "|---|---|---|"]
    for name, table in sorted(described.items()):
        if not table.get("hidden"):
            columns = ", ".join(f"`{column}`" for column in table["columns"])
            rows.append(f"| `{name}` | {table['description']} | {columns} |")
    return "\n".join(rows)
