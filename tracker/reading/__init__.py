"""Bytes to Content: what a page says, block by block."""
