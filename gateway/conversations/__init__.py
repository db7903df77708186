"""Conversations: one visitor's exchange from first word to close, and its messages."""
