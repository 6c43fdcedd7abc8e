"""From text to values: pure functions, without spaCy."""
