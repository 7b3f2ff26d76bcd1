"""What is printed of supervision: reports, results, certificates, and the letters of its steps.

LETTERS: kind of case -> function(subject, acting, at) -> the letter that there is now, or None.
"""

from .step import step_letter

LETTERS = {"ladder": step_letter}
