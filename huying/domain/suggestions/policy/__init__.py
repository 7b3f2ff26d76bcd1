"""Who may, what stands in the way, what runs, who is told: small predicates that read as law."""
