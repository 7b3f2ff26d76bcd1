"""Working days of the state's calendar, and periods counted on them; pure functions."""
