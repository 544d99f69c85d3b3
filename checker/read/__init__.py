"""From a file to a document with exact offsets, or to claims."""
