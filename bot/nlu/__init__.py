"""Understanding: from a visitor's words to an intent, its certainty and the values in it."""
