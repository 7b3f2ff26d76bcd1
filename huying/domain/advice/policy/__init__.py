"""Who may, which clocks run, who is told: of advice, facts, guides and contacts."""
