"""How Huying looks: styles, page frames, includes, small scripts and drawings. Knows nothing of the law."""
