"""Network in: one guarded client, asked politely, whose answers are values."""
