"""When a place is open: pure decisions from OpenStreetMap patterns and dated rules."""
