"""How fast Huying answers when it holds much: `make bench` (docs/performance.md has a printed table)."""
