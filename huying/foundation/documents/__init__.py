"""公文: what a letter says, once; then as .docx and as PDF/A in the layout of GB/T 9704-2012."""
