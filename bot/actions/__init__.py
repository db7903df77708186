"""Custom actions, one topic per file; `python -m bot.actions` serves them."""
