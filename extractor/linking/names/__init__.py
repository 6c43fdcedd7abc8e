"""Names of organizations and people: candidates, evidence, decision, identity, references."""
