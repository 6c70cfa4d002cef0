"""The verbs: each states what happens, and knows no library."""
