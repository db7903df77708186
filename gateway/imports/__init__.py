"""Places, facts and dated rules from files and to files: everything is checked before anything is written."""
