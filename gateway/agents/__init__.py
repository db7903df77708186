"""The people who work at the desk: who they are, how they sign in, whether they are there."""
