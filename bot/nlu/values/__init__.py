"""Values in a visitor's words: amounts, days, times, places, cards, contacts, in eleven languages."""
