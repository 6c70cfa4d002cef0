"""Network out: ways to hand a letter over."""
