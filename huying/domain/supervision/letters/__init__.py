"""What is printed of supervision: reports, results, certificates, and the letters of its steps.

LETTERS: kind of case -> function(subject, acting, at) -> the letter that there is now, or None.
"""

from collections.abc import Callable

from huying.foundation.documents.letter import Letter

from .listening import result_letter
from .promises_of_the_year import letter_as_sent
from .step import step_letter
from .unit_year import year_report

LETTERS: dict[str, Callable[..., Letter | None]] = {
    "ladder": step_letter,
    "listening": result_letter,
    "promise_letter": letter_as_sent,
    "unit_year": year_report,
}
