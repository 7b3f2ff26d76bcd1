"""Search and likeness measured on texts made for it: `python -m bench.texts --size 1m --long`."""
