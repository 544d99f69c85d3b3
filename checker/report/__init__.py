"""From findings to bytes: pure functions."""
