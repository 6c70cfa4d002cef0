"""What the seeds must read as and bring, held against our own readers."""
