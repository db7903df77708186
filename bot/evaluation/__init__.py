"""Measures what the bot understands, on sentences it was not trained with."""
