"""What is printed of supervision: reports, results, certificates."""
