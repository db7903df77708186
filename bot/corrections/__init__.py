"""What a classified message means after what was said before and by its words; see `bot/understanding.py`."""
