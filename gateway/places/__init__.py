"""Branches and machines: what they offer, how people name them, when they are open."""
