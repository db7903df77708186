"""What the desk says, in every language: the one list of locales and the catalogues.

Pure and shared: the bot (Python 3.10) and the gateway (3.11 or newer) both import it,
so a sentence is worded in one place only, whoever says it.
"""
