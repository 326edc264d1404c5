"""Logging in with a provider's tokens instead of a password (RFC 6749, 7636, 8252 and 8628)."""
