"""Keeps the desk's processes running: one instance per var folder, restarts, clean stops."""
