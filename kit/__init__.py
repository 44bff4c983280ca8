"""Tellings: read news closely."""
