"""名册: the pages of the roll, and what they need beside acts, forms and views."""
