"""The answers to each topic, from the bank's own data."""
