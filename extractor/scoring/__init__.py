"""Score records against gold: alignment, counts, figures, intervals, comparison, agreement. No spaCy here."""
