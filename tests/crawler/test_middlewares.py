"""Politeness and safety over a real connection: robots.txt, pace, Retry-After, borders, limits, faults."""

from __future__ import annotations

import gzip
import http.server
import socket
import struct
import time
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.spiders.pace import Pace
from crawler.spiders.patience import seconds_of
from crawler.spiders.resolver import is_public
from crawler.spiders.settings import network_settings, recording_settings
from tests.crawler.memory import MemoryStore
from tests.crawler.site_server import Answer, SiteServer, listing, serving
from tests.crawler.test_spider import NOW, crawl_live, live, spec

Handler = http.server.BaseHTTPRequestHandler


# --- robots.txt ---------------------------------------------------------------------------------


def test_robots_txt_binds_the_first_requests_too(site: SiteServer, store: MemoryStore) -> None:
    # Scrapy 2.14 to 2.19 lets the second and later of these through unasked.
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    site.put("/open", listing("/closed/1", "/open/1"))
    for path in ("/closed-a", "/closed-b", "/closed-c", "/open/1"):
        site.put(path, listing("/x"))
    paths = ("/closed-a", "/open", "/closed-b", "/closed-c")
    run = live(
        site,
        store,
        listings=tuple(site.url(path) for path in paths),
        settings={"CONCURRENT_REQUESTS_PER_DOMAIN": 8},
    )
    assert sorted(site.paths()) == ["/open", "/open/1", "/robots.txt"]
    assert site.paths()[0] == "/robots.txt"
    refused = [url for url, kind, _ in store.problems if kind == "CrawlRefused"]
    assert sorted(refused) == sorted(
        site.url(path) for path in ("/closed-a", "/closed-b", "/closed-c", "/closed/1")
    )
    assert run.pagers[site.url("/closed-b")] == "error: CrawlRefused on page 1"


def test_rules_for_this_crawler_come_before_those_for_all(site: SiteServer, store: MemoryStore) -> None:
    site.put(
        "/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nAllow: /news\nDisallow: /news/2\n"
    )
    site.put("/news", listing("/news/1", "/news/2"))
    live(site, store)
    assert sorted(site.paths()) == ["/news", "/news/1", "/robots.txt"]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_no_robots_txt_means_no_rules(site: SiteServer, store: MemoryStore, status: int) -> None:
    site.pages["/robots.txt"] = Answer(status=status)
    site.put("/news", listing("/news/1"))
    assert live(site, store).counts["listings"] == 1
    assert store.of("robots")[0].status == status


@pytest.mark.parametrize("answer", [Answer(status=503), Answer(raw=lambda handler: None)])
def test_unknown_rules_mean_no_crawl(site: SiteServer, store: MemoryStore, answer: Answer) -> None:
    site.pages["/robots.txt"] = answer
    site.put("/news", listing("/news/1"))
    run = live(site, store)
    assert set(site.paths()) == {"/robots.txt"}
    assert run.needs_a_person
    kinds = {kind for _, kind, _ in store.problems}
    assert kinds == {"Unreachable", "CrawlRefused"}


def test_crawl_delay_is_kept(site: SiteServer, store: MemoryStore) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n")
    site.put("/news", listing("/news/1", "/news/2"))
    live(site, store)
    assert len(site.asked) == 4
    # The first request after robots.txt was already waiting; from then on the delay is the host's.
    assert mean(gaps(site)[1:]) > 0.2


def test_a_crawl_delay_beyond_the_night_leaves_the_host_alone(site: SiteServer, store: MemoryStore) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7200\n")
    site.put("/news", listing("/news/1"))
    live(site, store)
    assert site.paths() == ["/robots.txt"]
    assert "asks for 7200 seconds between requests" in store.problems[0][2]


def test_a_request_rate_is_kept(site: SiteServer, store: MemoryStore) -> None:
    site.put("/robots.txt", "User-agent: *\nRequest-rate: 2/1s\n")
    site.put("/news", listing("/news/1"))
    live(site, store)
    assert mean(gaps(site)[1:]) > 0.35


# --- pace ---------------------------------------------------------------------------------------


def test_one_pace_for_all_sites_of_a_host(site: SiteServer, store: MemoryStore) -> None:
    for slug in ("a", "b", "c"):
        site.put(f"/{slug}", listing(f"/{slug}/1"))
        site.put(f"/{slug}/1", "<p>1</p>")
    specs = [spec(site, slug=f"zz-{slug}", listings=(site.url(f"/{slug}"),)) for slug in ("a", "b", "c")]
    done = crawl_live(specs, store, delay=0.15)
    assert all(run.complete for run in done.summaries)
    assert len(site.asked) == 9
    # On a busy machine one arrival may be noted late and the next look near; three paces would be 0.05.
    assert mean(gaps(site)) > 0.1


def test_retry_after_is_waited_for(site: SiteServer, store: MemoryStore) -> None:
    busy = Answer(status=503, headers={"Retry-After": "1"})
    site.pages["/news"] = [busy, Answer(listing("/news/1").encode(), headers={"Content-Type": "text/html"})]
    run = live(site, store)
    assert run.complete
    first, second = (asked.at for asked in site.asked if asked.path == "/news")
    assert second - first >= 0.99


def test_a_retry_after_beyond_the_night_is_not_waited_for(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", "busy", status=429, headers={"Retry-After": "86400"})
    begun = time.monotonic()
    run = live(site, store)
    assert time.monotonic() - begun < 5
    assert site.paths().count("/news") == 1
    assert run.pagers[site.url("/news")] == "error: page 1 answered 429"


def test_a_storm_of_5xx_is_met_with_longer_and_longer_waits(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", "no", status=500)
    run = live(site, store, delay=0.1)
    times = [asked.at for asked in site.asked if asked.path == "/news"]
    assert len(times) == 3
    assert times[1] - times[0] >= 0.19
    assert times[2] - times[1] >= 0.39
    assert run.pagers[site.url("/news")] == "error: page 1 answered 500"
    assert store.of("listing")[0].status == 500


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        (b"120", 120.0),
        (b"Thu, 05 Mar 2026 02:31:00 GMT", 60.0),
        (b"Thu, 05 Mar 2026 01:00:00 GMT", 0.0),
        (b"soon", None),
        (None, None),
    ],
)
def test_what_retry_after_says(stated: bytes | None, seconds: float | None) -> None:
    assert seconds_of(stated, now=NOW) == seconds


async def test_a_pace_waits_longer_and_never_shorter() -> None:
    pace = Pace(0.05, longest=0.2)
    pace.slow("a", 0.01)
    begun = time.monotonic()
    await pace.turn("a")
    await pace.turn("b")
    assert time.monotonic() - begun < 0.04
    await pace.turn("a")
    assert time.monotonic() - begun >= 0.05
    assert pace.hold("a", 0.1)
    assert not pace.hold("a", 3600)
    await pace.turn("a")
    assert 0.2 <= time.monotonic() - begun < 2


# --- borders ------------------------------------------------------------------------------------


def test_no_redirect_leads_off_the_site(site: SiteServer, store: MemoryStore) -> None:
    with serving() as other:
        other.put("/stolen", "<p>elsewhere</p>")
        site.put("/news", listing("/news/1"))
        site.put("/news/1", status=302, headers={"Location": other.url("/stolen", host="localhost")})
        live(site, store)
        assert other.asked == []
    assert store.problems[0][1] == "CrawlRefused"
    assert "localhost is none of zz's hosts" in store.problems[0][2]
    assert store.of("release") == []


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/x", "http://169.254.169.254/latest/meta-data/", "http://[::1]/x"]
)
def test_no_redirect_leads_into_a_private_network(site: SiteServer, store: MemoryStore, target: str) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", status=302, headers={"Location": target})
    live(site, store, hosts=("10.0.0.1", "169.254.169.254", "::1"), loopback=target != "http://[::1]/x")
    assert store.of("release") == []
    assert any(kind == "CrawlRefused" and "private network" in said for _, kind, said in store.problems)


def test_a_name_of_a_private_address_is_refused(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    run = live(site, store, listings=(site.url("/news", host="localhost"),), loopback=False)
    assert site.asked == []
    assert any(kind == "CrawlRefused" and "private network" in said for _, kind, said in store.problems)
    assert run.needs_a_person
    assert live(site, MemoryStore(), listings=(site.url("/news", host="localhost"),)).complete


def test_no_redirect_leads_to_a_file(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", status=302, headers={"Location": "file:///etc/hostname"})
    live(site, store)
    assert [page.status for page in store.of("release")] == [302]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("127.0.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:0a00:0001::", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) == public
    assert is_public("127.0.0.1", loopback=True)


# --- limits and faults ---------------------------------------------------------------------------


def test_a_loop_of_redirects_ends(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1", "/news/2"))
    site.put("/news/1", status=302, headers={"Location": "/news/1b"})
    site.put("/news/1b", status=302, headers={"Location": "/news/1"})
    site.put("/news/2", "<p>2</p>")
    run = live(site, store)
    assert [url for url, _, _ in store.problems] == [site.url("/news/1")]
    assert [page.url for page in store.of("release")] == [site.url("/news/2")]
    assert run.complete


def test_a_bomb_of_gzip_is_given_up_on(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", gzip.compress(b"0" * 40 * 1024 * 1024), headers={"Content-Encoding": "gzip"})
    live(site, store)
    assert store.of("release") == []
    assert len(store.problems) == 1


def test_a_page_that_is_too_large_is_given_up_on(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", b"0" * 200_000)
    live(site, store, settings={"DOWNLOAD_MAXSIZE": 100_000})
    assert store.of("release") == []
    assert store.problems[0][1] == "PageTooLarge"


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def cut(handler: Handler) -> None:
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>half a page"
    )


def drip(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
    for _ in range(40):
        handler.wfile.write(b"0")
        handler.wfile.flush()
        time.sleep(0.1)


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")


@pytest.mark.parametrize("fault", [reset, cut, drip, nonsense])
def test_a_broken_answer_is_a_problem_and_never_a_page(
    site: SiteServer, store: MemoryStore, fault: Callable[[Handler], None]
) -> None:
    site.put("/news", listing("/news/1", "/news/2"))
    site.pages["/news/1"] = Answer(raw=fault)
    site.put("/news/2", "<p>2</p>")
    run = live(site, store, settings={"DOWNLOAD_TIMEOUT": 1})
    assert [page.url for page in store.of("release")] == [site.url("/news/2")]
    assert [(url, kind) for url, kind, _ in store.problems] == [(site.url("/news/1"), "Unreachable")]
    assert run.complete
    assert run.needs_a_person


def test_nobody_there(store: MemoryStore) -> None:
    with serving() as gone:
        pass
    run = live(gone, store)
    assert run.pagers[gone.url("/news")].startswith("error")
    assert run.needs_a_person


def test_a_wrong_character_set_is_kept_as_it_came(site: SiteServer, store: MemoryStore) -> None:
    body = "<p>Grüße</p>".encode("latin-1")
    site.put("/news", listing("/news/1"))
    site.put("/news/1", body, headers={"Content-Type": "text/html; charset=utf-8"})
    live(site, store)
    assert store.of("release")[0].body == body


def test_a_page_that_sends_one_on_is_kept_as_it_came(site: SiteServer, store: MemoryStore) -> None:
    site.put("/news", listing("/news/1"))
    site.put("/news/1", '<meta http-equiv="refresh" content="0; url=/trap"><p>x</p>')
    live(site, store)
    assert "/trap" not in site.paths()
    assert b"refresh" in store.of("release")[0].body


def gaps(site: SiteServer) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(site.asked)]


# --- what a run never does -----------------------------------------------------------------------


@pytest.mark.parametrize("settings", [network_settings(user_agent="x"), recording_settings()])
def test_nothing_listens_and_nothing_is_told(settings: dict[str, object]) -> None:
    assert settings["TELNETCONSOLE_ENABLED"] is False
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["COOKIES_ENABLED"] is False
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert settings["DOWNLOAD_TIMEOUT"] == 45
    assert settings["DOWNLOAD_MAXSIZE"] == 32 * 1024 * 1024
    handlers = settings["DOWNLOAD_HANDLERS"]
    assert isinstance(handlers, dict)
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_no_socket_listens_during_a_crawl(site: SiteServer, store: MemoryStore) -> None:
    opened: list[object] = []
    site.put("/news", listing("/news/1"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "listen", lambda self, *backlog: opened.append(self))
        assert live(site, store).complete
    assert opened == []


def test_a_certificate_nobody_signed_is_refused(tmp_path: Path, store: MemoryStore) -> None:
    with serving() as site:
        site.put("/news", listing("/news/1"))
        site.encrypt(*self_signed(tmp_path))
        address = site.url("/news", host="localhost").replace("http:", "https:")
        run = live(site, store, listings=(address,))
        assert site.asked == []
    assert run.pagers[address].startswith("error")
    assert store.pages == []


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a key and a certificate for localhost that no authority has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1))
        .not_valid_after(datetime(2100, 1, 1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(certificate.public_bytes(encoding))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain))
    return folder / "cert.pem", folder / "key.pem"
