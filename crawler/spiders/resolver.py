"""Names to addresses, without those of private networks.

The check stands in the resolver itself, so that the address that was checked is the one that is
connected to: a name that changes its address between a check and a connection gains nothing. asyncio's
own resolver is used, because Twisted's threads only run while its reactor does.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that hold an IPv4 address in their last four bytes (RFC 6052)."""

_refused: set[str] = set()


def refused_hosts() -> set[str]:
    """Return the hosts all of whose addresses were private, since the resolver was installed."""
    return _refused


def is_public(address: str, *, loopback: bool = False) -> bool:
    """Say whether an IP address is one of the public internet; with `loopback`, 127.0.0.1 counts too."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _TRANSLATED:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        else:
            ip = ip.ipv4_mapped or ip.sixtofour or ip
    if ip.is_loopback:
        return loopback
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Let a look-up end by itself; its answer is then received by nobody."""


@implementer(IHostnameResolver)
class PublicResolver:
    """Resolves names through asyncio and passes on public addresses only."""

    def __init__(self, *, loopback: bool = False) -> None:
        self.loopback = loopback
        self._looking: set[asyncio.Task[None]] = set()

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> PublicResolver:
        """Make a resolver for `scrapy crawl`, as the setting TWISTED_DNS_RESOLVER asks for it."""
        resolver = cls(loopback=crawler.settings.getbool("ONRECORD_LOOPBACK"))
        resolver.reactor = reactor
        return resolver

    reactor: Any = None

    def install_on_reactor(self) -> None:
        """Make the reactor ask this resolver; the hosts refused before are forgotten."""
        _refused.clear()
        self.reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - the name Twisted's interface gives it
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Begin a look-up whose public addresses the receiver is told."""
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        task = asyncio.get_running_loop().create_task(self._look_up(resolutionReceiver, hostName, portNumber))
        self._looking.add(task)
        task.add_done_callback(self._looking.discard)
        return resolution

    async def _look_up(self, receiver: Any, name: str, port: int) -> None:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError):
            found = []
        public = [each for each in found if is_public(str(each[4][0]), loopback=self.loopback)]
        if found and not public:
            _refused.add(name)
        for family, _, _, _, address in public:
            kind = IPv6Address if family == socket.AF_INET6 else IPv4Address
            receiver.addressResolved(kind("TCP", str(address[0]), port))
        receiver.resolutionComplete()
