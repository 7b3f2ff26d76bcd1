"""Pages of a suggestion; each makes one call into the domain and shows one fragment."""
