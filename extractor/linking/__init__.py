"""From mentions to identities, roles and deals: pure functions over text and plain tuples, without spaCy."""
