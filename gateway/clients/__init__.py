"""One file per service outside the gateway; failures become the gateway's own errors."""
