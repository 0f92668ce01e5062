"""An embargo line that has no line of its own: run into the headline or into the first paragraph.

"EMBARGOED UNTIL 00:01 MONDAY 3 MARCH: Party launches plan" is an embargo line and a headline.
"""

from __future__ import annotations

import re

from crawler.parsers.clock import find_clocks
from crawler.parsers.embargo import is_caveat_line, may_be_embargo
from crawler.parsers.embargo_openings import find_opening, moment_starts
from crawler.parsers.embargo_patterns import EmbargoPatterns, embargo_patterns, plain
from crawler.words import Language

_WITHIN = 160
"""Characters from the beginning in which a lead ends."""
_HEADLINE = 600
"""Characters of the longest headline or description that is looked at."""
_REST = 3
"""Words of the shortest text behind a lead."""
_BETWEEN = re.compile(
    r"\s*[:–—|\])](?:\s*[–—|:-])?\s+|\s+-\s+|(?<!\d)(?<![^\W\d]\.[^\W\d])(?<![\s\d][^\W\d])[.!*]+\s+"
)
"""No dot of "10 a.m. on Monday" or "10 a. m. del lunes" ends a line: it would be read without its day."""
_WORDS = re.compile(r"[^\W_]+")
_BEHIND = re.compile(r"\s*(?:[\[(|–—]|\s-\s)\s*([^\[\]()|–—]{5,120}?)\s*[\])]?$")


def lead_end(text: str, language: Language) -> tuple[int, int] | None:
    """Return where the embargo or release line ends with which a text begins, and where the text begins.

    None where the text does not begin with one, or where nothing else follows it.
    """
    if not may_be_embargo(plain(text[:_WITHIN]), language):
        return None
    patterns = embargo_patterns(language)
    for cut in _BETWEEN.finditer(text[:_WITHIN]):
        head, rest = text[: cut.start()].lstrip(" [(*"), text[cut.end() :]
        if _is_line(head, rest, language, patterns) and _is_other(rest, language, patterns):
            return cut.start(), cut.end()
    return _at_moment_end(text, language, patterns) or _at_order_end(text, language, patterns)


def without_lead(title: str, language: Language) -> tuple[str, str | None]:
    """Return a headline without the embargo line printed before or behind it, and that line or None."""
    if len(title) > _HEADLINE:
        return title, None
    ends = lead_end(title, language)
    if ends is not None:
        return title[ends[1] :].strip(), title[: ends[0]].strip(" [(*")
    behind = _BEHIND.search(title)
    if behind is None or len(_WORDS.findall(title[: behind.start()])) < _REST:
        return title, None
    opening = find_opening(behind[1], language)
    if opening is None or _WORDS.search(opening.text[: opening.start]):
        return title, None
    return title[: behind.start()].strip(), behind[1]


def _is_line(head: str, rest: str, language: Language, patterns: EmbargoPatterns) -> bool:
    """Say whether the text before a sign is an embargo line; the bare word is one only in capitals."""
    opening = find_opening(head, language)
    if opening is None or len(_WORDS.findall(opening.text[: opening.start])) > _REST:
        return False
    behind = opening.text[opening.end :]
    if opening.kind != "embargo" or _WORDS.search(patterns.filler.sub(" ", behind)):
        return True
    # "Embargoed press release: …" is a label; "Embargo: what next for Cuba" is a headline.
    labelled = " " in opening.text[opening.start : opening.end]
    return labelled or (head.isupper() and not rest.isupper())


def _is_other(rest: str, language: Language, patterns: EmbargoPatterns) -> bool:
    """Say whether a text is another than the embargo line before it: no moment, order or caveat opens it."""
    if len(_WORDS.findall(rest[:_WITHIN])) < _REST or is_caveat_line(rest, language):
        return False
    start = rest[:_WITHIN]
    told = (patterns.until, patterns.at_once, patterns.caveat, patterns.vague)
    if any(pattern.match(start) for pattern in (*told, *moment_starts(language))):
        return False
    if any(pattern.search(start) for pattern in (patterns.opener, patterns.barred, patterns.held)):
        return False
    return not any(clock.start == 0 for clock in find_clocks(start[:30], language=language, timezone="UTC"))


def _at_moment_end(text: str, language: Language, patterns: EmbargoPatterns) -> tuple[int, int] | None:
    """Return the end of a lead that no sign sets off: where its moment ends and a capital follows."""
    head = text[:_WITHIN]
    opener = patterns.opener.search(head)
    if opener is None or _WORDS.search(patterns.introduction.sub("", head[: opener.start()])):
        return None
    spans = [match.span() for each in moment_starts(language) for match in each.finditer(head, opener.end())]
    tail = head[opener.end() :]
    clocks = find_clocks(tail, language=language, timezone="UTC")
    spans += [(opener.end() + clock.start, opener.end() + clock.end) for clock in clocks]
    end = opener.end()
    for start, last in sorted(spans):
        if last <= end:
            continue
        if start > end and _WORDS.search(patterns.filler.sub(" ", head[end:start])):
            break
        end = last
    rest = text[end:].lstrip(" .:*)]–—-|")
    if not clocks or end == opener.end() or not rest[:1].isupper():
        return None
    if find_opening(head[:end], language) is None or not _is_other(rest, language, patterns):
        return None
    return end, len(text) - len(rest)


def _at_order_end(text: str, language: Language, patterns: EmbargoPatterns) -> tuple[int, int] | None:
    """Return the end of a release order in capitals that only small letters, or a lost space, set off."""
    glued = _GLUED.search(text[:_WITHIN])
    shown = f"{text[: glued.start()]} {text[glued.start() :]}" if glued else text
    now = patterns.immediate.match(shown)
    if now is None or not now[0].isupper():
        return None
    rest = shown[now.end() :].lstrip()
    if not rest[:1].isupper() or rest[:_WITHIN].isupper() or not _is_other(rest, language, patterns):
        return None
    start = len(text) - len(rest)
    return min(now.end(), start), start


_GLUED = re.compile(r"(?<=[^\Wa-z\d_]{3})(?=[A-Z][a-z]{2})")
"""Where a lost space or line break has glued a word in capitals to the next."""
