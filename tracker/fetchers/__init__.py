"""The network, inwards."""
