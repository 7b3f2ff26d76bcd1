"""检索: one box over suggestions, replies and promises, and only over what exists for who asks."""
