"""The gateway: everything people see, and the only owner of data."""
