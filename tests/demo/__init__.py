"""The demo newsroom: seeds, rendering, newsroom, receiver and the whole run."""
