"""What each act asks for. FORMS: kind of case -> act -> form; each kind has its own file."""

from . import commitment, yearly_report

FORMS = {"commitment": commitment.FORMS, "yearly_report": yearly_report.FORMS}
