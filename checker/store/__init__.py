"""Claims in DuckDB: the one place where SQL runs."""
