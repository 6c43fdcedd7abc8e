"""Amounts of money beside what other tools read: value and currency right, and characters per second."""
