"""Finding and comparing Chinese texts. Knows rows by key, title and body; knows nothing of suggestions."""
