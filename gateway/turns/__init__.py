"""Turns: a visitor's message on its way through the bot, as rows that survive a crash."""
