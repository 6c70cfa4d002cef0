"""The network, outwards."""
