"""Pages of 督办落实; each makes one call into the domain."""
