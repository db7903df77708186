"""The two journeys: a visitor's message and an agent's reply, live on both sides."""
