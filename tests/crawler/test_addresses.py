"""Equal addresses of a page, and what may be fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsers.addresses import canonical_url, fetchable_url, host_of

EQUAL = "https://party.example/news/ferry-fares?page=2"


@pytest.mark.parametrize(
    "address",
    [
        "http://party.example/news/ferry-fares?page=2",
        "https://PARTY.example/news/ferry-fares?page=2",
        "https://party.example:443/news/ferry-fares?page=2",
        "http://party.example:80/news/ferry-fares?page=2",
        "https://party.example/news/ferry-fares/?page=2",
        "https://party.example/news/ferry-fares?page=2#main",
        "https://party.example/news/ferry-fares?utm_source=mail&page=2",
        "https://party.example/news/ferry-fares?page=2&fbclid=abc",
        "https://party.example/news/%66erry-fares?page=2",
    ],
)
def test_equal_addresses_have_one_canonical_form(address: str) -> None:
    assert canonical_url(address) == EQUAL


@pytest.mark.parametrize(
    "address",
    [
        "https://party.example/news/ferry-fares",
        "https://party.example/news/ferry-fares?page=3",
        "https://party.example/News/ferry-fares?page=2",
        "https://www.party.example/news/ferry-fares?page=2",
        "https://party.example:8443/news/ferry-fares?page=2",
        "https://party.example/news/ferry-fares?page=2&source=mail",
    ],
)
def test_what_a_server_tells_apart_stays_apart(address: str) -> None:
    assert canonical_url(address) != EQUAL


@given(st.text(alphabet="abcÄß/?&=%#:.~-_ 1", max_size=40))
def test_the_canonical_form_of_a_canonical_form_is_itself(rest: str) -> None:
    once = canonical_url("http://party.example/" + rest)
    assert canonical_url(once) == once


@pytest.mark.parametrize("ending", ["/.", "//.", "/./", "/%2E", "/x/.."])
def test_a_path_that_ends_in_dots_ends_where_they_lead(ending: str) -> None:
    assert canonical_url("https://party.example/news" + ending) == "https://party.example/news"


@pytest.mark.parametrize(
    "link", ["", "#top", "mailto:press@party.example", "javascript:void(0)", "tel:+44", "http://[::1"]
)
def test_what_is_no_page_is_not_fetched(link: str) -> None:
    assert fetchable_url(link, base="https://party.example/news") is None


def test_a_link_is_fetched_as_it_stands_but_for_tracking_and_fragment() -> None:
    found = fetchable_url("../A/b/?q=1&utm_medium=web&z=%7E#x", base="https://Party.example/news/1")
    assert found == "https://Party.example/A/b/?q=1&z=%7E"


def test_the_host_of_an_address() -> None:
    assert host_of("https://User@Party.Example.:8080/x") == "party.example"
    assert host_of("no address") == ""
