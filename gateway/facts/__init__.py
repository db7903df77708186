"""Dated facts with a source: limits, deadlines, phone numbers. Answers are filled from them."""
