"""Which language a visitor writes, and when the conversation follows it."""
