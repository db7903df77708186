"""The command `desk`: runs, prepares and examines the desk from a terminal."""
