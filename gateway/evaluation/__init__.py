"""Measures what the gateway decides by itself about a message."""
