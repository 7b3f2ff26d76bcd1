"""What each act asks for. FORMS: kind of case -> act -> form; each kind has its own file."""

from . import commitment

FORMS = {"commitment": commitment.FORMS}
