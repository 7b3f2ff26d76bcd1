"""Who may, which clocks run, who is told: of what is supervised after the reply, one file each."""
