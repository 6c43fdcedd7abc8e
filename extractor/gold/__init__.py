"""Annotation: forms that a person writes, the gold records built from them, and what can be wrong in both."""
