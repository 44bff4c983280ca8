"""How accounts of the same events compare: what they share, take over, leave out and call by another name."""
