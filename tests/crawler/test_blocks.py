"""Blocks from elements: what separates paragraphs, what does not, and which roles they get."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from crawler.parsers.blocks import blocks_of_element
from crawler.records import Block


def blocks(markup: str) -> tuple[Block, ...]:
    return blocks_of_element(html.fragment_fromstring(markup, create_parent="div"))


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


def roles(markup: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in blocks(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.<br><br>Two.</p>", ["One.", "Two."]),
        ("<p>One.<br>&nbsp;<br/> Two.</p>", ["One.", "Two."]),
        ("<p>Jane Doe<br>Leader</p>", ["Jane Doe Leader"]),
        ("bare<p>inside</p>behind", ["bare", "inside", "behind"]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p><b>H</b>arbour <i>Demo</i>crats</p>", ["Harbour Democrats"]),
        (
            "<p>Wind<wbr>kraft, Daten\u00adschutz, zero\u200bwidth\ufeff</p>",
            ["Windkraft, Datenschutz, zerowidth"],
        ),
        ("<p>one\u00a0two\u2009three\n  four</p>", ["one two three four"]),
        ("<p>Cafe\u0301</p>", ["Café"]),
        ("<p>text<!-- a remark --> goes<?php on ?> on</p>", ["text goes on"]),
        ("<p>a<script>var b</script>c<style>d</style></p>", ["ac"]),
        ("<p> \u200b &nbsp;</p><p></p>", []),
        ("before<nav>menu</nav>after", ["before", "after"]),
        ("<pre>One line,\nwrapped.\n\nAnother.</pre>", ["One line, wrapped.", "Another."]),
    ],
)
def test_where_paragraphs_end(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_points_typed_by_hand_are_list_items_though_one_line_break_separates_them() -> None:
    found = roles("<p>The party will:<br>- mend the pier<br>- buy a ferry<br>and crew it</p>")
    assert found == [
        ("paragraph", "The party will:"),
        ("list_item", "- mend the pier"),
        ("list_item", "- buy a ferry and crew it"),
    ]


def test_short_lines_without_bullets_are_a_list_too() -> None:
    lines = ["Ward 1: Ann Arbor", "Ward 2: Bo Birch", "Ward 3: Cy Cedar", "Ward 4: Di Elm"]
    assert roles("<p>" + "<br>".join(lines) + "</p>") == [("list_item", line) for line in lines]


def test_three_lines_of_an_address_stay_one_paragraph() -> None:
    assert texts("<p>Town Hall<br>1 Quay Street<br>Sandwick</p>") == ["Town Hall 1 Quay Street Sandwick"]


def test_single_line_breaks_are_remembered() -> None:
    (block,) = blocks("<p>Jane Doe<br>Leader of the group<br>Sandwick</p>")
    assert [block.text[:offset] for offset in block.breaks] == ["Jane Doe", "Jane Doe Leader of the group"]
    assert all(block.text[offset] == " " for offset in block.breaks)


def test_nested_lists_keep_one_group() -> None:
    found = blocks("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ul><li>d</li></ul>")
    assert [(block.text, block.role, block.group) for block in found] == [
        ("a", "list_item", 1),
        ("b", "list_item", 1),
        ("c", "list_item", 1),
        ("d", "list_item", 2),
    ]


def test_a_block_quotation_of_several_paragraphs_is_one_group() -> None:
    found = blocks("<blockquote><p>One.</p><p>Two.</p></blockquote><p>Three.</p>")
    assert [(block.role, block.group) for block in found] == [("quote", 1), ("quote", 1), ("paragraph", None)]


def test_rows_of_a_table_of_figures_stay_together() -> None:
    markup = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2024</td><td><p>7</p></td></tr></table>"
    assert roles(markup) == [("table_row", "Year Boats"), ("table_row", "2024 7")]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    cell = "<td><p>First paragraph of the text.</p><p>Second paragraph of the text.</p></td>"
    found = roles(f"<table><tr><td>2 May</td>{cell}</tr><tr><td>x</td><td>y</td></tr></table>")
    assert ("paragraph", "First paragraph of the text.") in found
    assert all(role == "paragraph" for role, _ in found)


def test_definition_lists_are_points() -> None:
    assert roles("<dl><dt>Who</dt><dd>Everybody</dd></dl>") == [
        ("list_item", "Who"),
        ("list_item", "Everybody"),
    ]


def test_headings_keep_their_role() -> None:
    assert roles("<h2>Next steps</h2><p>Soon.</p>") == [("heading", "Next steps"), ("paragraph", "Soon.")]


def test_emphasis_of_a_whole_block_and_of_its_beginning() -> None:
    whole, lead, italic, none = blocks(
        "<p><strong>All of it.</strong></p><p><b>Doe:</b> words</p><p><em>Slanted</em></p><p>a <b>b</b></p>"
    )
    assert (whole.emphasis, whole.strong_lead) == ("strong", 10)
    assert (lead.emphasis, lead.text[: lead.strong_lead]) == (None, "Doe:")
    assert italic.emphasis == "em"
    assert (none.emphasis, none.strong_lead) == (None, 0)


def test_share_of_link_text() -> None:
    (half,) = blocks("<p>four<a href='/x'>link</a></p>")
    assert half.linked == pytest.approx(0.5)


def test_stretches_of_q_elements() -> None:
    (block,) = blocks("<p>She said <q>we  <b>will</b> win</q>, twice: <q>yes</q>.</p>")
    assert [block.text[start:end] for start, end in block.marked] == ["we will win", "yes"]


def test_text_behind_the_element_is_not_its_own() -> None:
    root = html.fragment_fromstring("<div><p>in</p>out</div>")
    assert [block.text for block in blocks_of_element(root[0])] == ["in"]


def test_ten_thousand_levels_need_no_recursion() -> None:
    root = html.Element("div")
    inner = root
    for _ in range(10_000):
        inner = html.etree.SubElement(inner, "div")
    inner.text = "bottom"
    assert [block.text for block in blocks_of_element(root)] == ["bottom"]


TAGS = st.sampled_from(
    ["p", "div", "br", "b", "a", "ul", "li", "blockquote", "table", "tr", "td", "th", "q", "h2"]
)
PIECES = st.one_of(
    st.text(alphabet=string.ascii_letters + " \n\t.-•1é\u00a0\u00ad\u200b“”", max_size=12),
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_markup_loses_or_invents_letters(pieces: list[str]) -> None:
    root = html.document_fromstring("<html><body>" + "".join(pieces) + "</body></html>")
    found = blocks_of_element(root.find("body"))
    drawn = "".join(root.find("body").itertext())
    assert "".join(c for b in found for c in b.text if c.isalnum()) == "".join(
        c for c in drawn if c.isalnum()
    )
    for block in found:
        assert block.text == " ".join(block.text.split()) != ""
        assert 0 <= block.strong_lead <= len(block.text)
        assert all(0 <= start < end <= len(block.text) for start, end in block.marked)
        assert all(block.text[offset] == " " for offset in block.breaks)
