"""Who may, what stands in the way, what runs, who is told of a bill."""
