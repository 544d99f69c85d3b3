"""The nouns: frozen, validated, no input or output."""
