"""tertius."""
