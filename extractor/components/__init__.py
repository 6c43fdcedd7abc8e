"""The spaCy components: thin adapters that hand a `Doc` to pure functions and write the facts back."""
