"""Show scores to people and machines: text tables, JSON, and a page that filters errors."""
