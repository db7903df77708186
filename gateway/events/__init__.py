"""Event packs: one file that switches on what is different in the days of an event, and off by itself."""
