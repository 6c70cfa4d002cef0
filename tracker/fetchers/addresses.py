"""Which IP addresses belong to the public internet, and what the others are."""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

# The special-purpose registries of IANA, and what they leave out: addresses that clouds answer
# on, and IPv6 forms that carry an IPv4 address inside (a gateway would unwrap them).
_SPECIAL: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "«this» network"),
        ("10.0.0.0/8", "a private network"),
        ("100.100.100.200/32", "a cloud's metadata service"),
        ("100.64.0.0/10", "a carrier's private network"),
        ("127.0.0.0/8", "this machine (loopback)"),
        ("168.63.129.16/32", "a cloud's control service"),
        ("169.254.0.0/16", "a link-local network (cloud metadata lives there)"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "reserved for documentation"),
        ("192.88.99.0/24", "a retired 6to4 relay"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "reserved for benchmarks"),
        ("198.51.100.0/24", "reserved for documentation"),
        ("203.0.113.0/24", "reserved for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::1/128", "this machine (loopback)"),
        ("::/96", "an IPv4 address in IPv6 clothes"),
        ("::ffff:0:0:0/96", "an IPv4 address in IPv6 clothes"),
        ("64:ff9b::/96", "an IPv4 address behind NAT64"),
        ("64:ff9b:1::/48", "an IPv4 address behind NAT64"),
        ("100::/64", "a discard network"),
        ("2001::/23", "reserved for protocols (Teredo and others)"),
        ("2001:db8::/32", "reserved for documentation"),
        ("2002::/16", "an IPv4 address in 6to4 clothes"),
        ("3fff::/20", "reserved for documentation"),
        ("5f00::/16", "reserved for segment routing"),
        ("fd00:ec2::254/128", "a cloud's metadata service"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "a link-local network"),
        ("fec0::/10", "a site-local network"),
        ("ff00::/8", "multicast"),
    )
)
_UNICAST = ip_network("2000::/3")
_ISATAP = (0x00005EFE, 0x02005EFE)


def parse(text: str) -> Address:
    """
    Read an address as resolvers write them; an IPv4 address mapped into IPv6 is unwrapped.

    Raises ValueError for anything else.
    """
    address = ip_address(text)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def nature(address: Address) -> str | None:
    """Say what an address is when it is not on the public internet, None when it is."""
    for network, what in _SPECIAL:
        if address.version == network.version and address in network:
            return what
    if isinstance(address, IPv6Address) and int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return "an IPv4 address in ISATAP clothes"
    public = address.is_global and (address.version == 4 or address in _UNICAST)
    return None if public else "not a public address"


def within(address: Address, networks: tuple[Network, ...]) -> bool:
    """Say whether an address is in one of the networks."""
    return any(address.version == one.version and address in one for one in networks)
