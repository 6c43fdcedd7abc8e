"""Rule data read from `extractor/rules` into typed, validated rules."""
