"""Keep the quality of reading from falling: measure the dev gold, compare with the floor, raise the floor.

    python tests/benchmarks/gate.py            measure and compare; exit code 1 where a figure has fallen
    python tests/benchmarks/gate.py --raise    store what is measured, where it is higher
    python tests/benchmarks/gate.py --lower FIGURE=VALUE --reason "WHY"    lower one floor, and say why

The gold and its scorer stand in the folder of real pages beside the checkout. `floor.json` holds the floors
and every reason that was given for lowering one.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

FLOOR = Path(__file__).with_name("floor.json")
SHARED = ROOT.parent / "shared"
FIGURES = ("kind", "title", "published", "embargo", "body", "quotes", "speaker", "people", "role")
LOW_IS_GOOD = ("noise",)
SLACK = 0.0005
"""Below this a difference is rounding."""


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return the figures of the dev gold, read in this process with the generic recogniser."""
    from crawler.errors import PageError
    from crawler.parsers.as_json import to_json
    from tests.crawler.reader import read

    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold, readings = [], {}
    for path in sorted((shared / "gold" / "pages").rglob("*.json")):
        name = str(path.relative_to(shared / "gold" / "pages")).removesuffix(".json")
        gold.append((name, json.loads(path.read_text("utf-8"))))
        try:
            readings[name] = to_json(read((shared / "recordings" / name).read_bytes(), url=""))
        except PageError:
            readings[name] = {"kind": "other"}
    found, _ = scorer.score(gold, readings)
    return {key: round(found[key], 4) for key in (*FIGURES, *LOW_IS_GOOD)}


def stored() -> dict[str, Any]:
    """Return the floors, and the reasons for lowering any of them."""
    return json.loads(FLOOR.read_text("utf-8"))  # type: ignore[no-any-return]


def fallen(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a sentence for every figure that is worse than its floor."""
    worse = []
    for key, floor in floors.items():
        gap = found[key] - floor if key in LOW_IS_GOOD else floor - found[key]
        if gap > SLACK:
            worse.append(f"{key} is {found[key]:.4f}; the floor is {floor:.4f}.")
    return worse


def raised(found: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return the better of what is measured and what is stored, figure by figure."""
    better = {key: max(found[key], floors.get(key, 0.0)) for key in FIGURES}
    return better | {key: min(found[key], floors.get(key, 1.0)) for key in LOW_IS_GOOD}


def lowered(kept: dict[str, Any], change: str, reason: str | None) -> dict[str, Any]:
    """Return the stored floors with one lowered; refuses without a reason."""
    key, _, value = change.partition("=")
    if key not in kept["floors"]:
        raise SystemExit(f"No figure is called {key!r}; known: {', '.join(kept['floors'])}.")
    if not reason or len(reason.split()) < 3:
        raise SystemExit("Lowering a floor needs --reason with a sentence that says why.")
    note = {"figure": key, "from": kept["floors"][key], "to": float(value), "reason": reason}
    return {"floors": kept["floors"] | {key: float(value)}, "lowered": [*kept["lowered"], note]}


def main() -> None:
    """Measure, raise or lower."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--raise", dest="up", action="store_true")
    arguments.add_argument("--lower", metavar="FIGURE=VALUE")
    arguments.add_argument("--reason")
    given = arguments.parse_args()
    kept = stored() if FLOOR.exists() else {"floors": {}, "lowered": []}
    if given.lower:
        kept = lowered(kept, given.lower, given.reason)
    else:
        found = measure()
        for key, value in found.items():
            print(f"{key:10} {value:.4f}   floor {kept['floors'].get(key, float('nan')):.4f}")
        if given.up:
            kept = kept | {"floors": raised(found, kept["floors"])}
        elif worse := fallen(found, kept["floors"]):
            raise SystemExit("\n".join(worse))
    FLOOR.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
