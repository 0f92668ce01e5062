"""Which addresses are one release: what their pages claim as their own address, checked by their
headline.

Many sites show a release under several addresses. A page names its own with a canonical link, or
redirects to it, or the site's file says that an old prefix has moved. The claim alone is not trusted:
some sites name their front page on every page. Two addresses are one release where they claim the same
address and show the same headline. The id that was minted first stays; the others redirect to it. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.ids import address_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one minted release says of itself: the address it claims, and its headline, both as keys."""

    id: str
    minted: str
    address: str
    claim: str | None
    title_key: str | None


def claimed(
    *, canonical: str | None, final_url: str, moved: Mapping[str, str], listings: Iterable[str]
) -> str:
    """Return the address key that a page claims: its canonical link, else where it was redirected to.

    A canonical link to another host, to a front page or to a listing is none.
    """
    claim = address_key(final_url)
    if canonical is not None:
        key = address_key(canonical)
        same_host = urlsplit(key).hostname == urlsplit(claim).hostname
        if same_host and urlsplit(key).path and key not in {address_key(listing) for listing in listings}:
            claim = key
    for old, new in moved.items():
        prefix = address_key(old)
        if claim == prefix or claim.startswith(prefix + "/"):
            return address_key(new) + claim.removeprefix(prefix)
    return claim


def title_key(title: str | None) -> str | None:
    """Return a headline for comparison: without white space and letter case."""
    return "".join(title.casefold().split()) or None if title else None


def groups(claims: Iterable[Claim]) -> list[tuple[str, ...]]:
    """Return the ids that are one release together, the one that stays first, in alphabetical order."""
    together: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        alone = claim.claim is None or claim.title_key is None
        key = (claim.id,) if alone else (str(claim.claim), str(claim.title_key))
        together[key].append(claim)
    return sorted(
        tuple(each.id for each in sorted(members, key=lambda each: (each.minted, each.address)))
        for members in together.values()
    )
