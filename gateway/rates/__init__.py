"""The rate board: what a currency costs, since when, and what an amount gives."""
