"""From sentences to typed claims, no model needed."""
