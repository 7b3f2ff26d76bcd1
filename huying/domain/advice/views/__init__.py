"""Pages of 双向互动; each makes one call into the domain."""
