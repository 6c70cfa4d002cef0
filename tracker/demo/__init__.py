"""A newsroom of our own, to see the tracker at work: invented articles that change on schedule."""
