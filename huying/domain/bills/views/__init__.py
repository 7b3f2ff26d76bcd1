"""Pages of bills; each makes one call into the domain."""
