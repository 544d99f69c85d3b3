"""The optional language model: reads claims, gives a second opinion, never has the last word."""
