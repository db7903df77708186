"""Cases: what a visitor was promised, with a reference, a state and its history."""
