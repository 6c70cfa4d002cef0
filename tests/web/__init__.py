"""Tests of the web door: real routes, a real store, real sockets, a real browser."""
