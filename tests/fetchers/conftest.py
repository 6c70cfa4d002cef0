"""A fetcher that may go to 127.0.0.1 and nowhere else on this machine."""
