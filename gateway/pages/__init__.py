"""Pages that people open in a browser, and the files those pages need."""
