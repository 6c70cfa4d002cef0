"""The servers and the client of tests that use the network."""

from tests.fetchers.making import canary, client, server

__all__ = ["canary", "client", "server"]
