"""Pure decisions: what a check means, when to look again, when to try a delivery again."""
