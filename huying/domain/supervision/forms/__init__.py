"""What each act asks for. FORMS: kind of case -> act -> form; each kind has its own file."""

from . import (
    campaign,
    commitment,
    followed_matter,
    hearing,
    honours,
    key,
    ladder,
    listening,
    look_back,
    promise_letter,
    revisit_draw,
    unit_assessment,
    unit_year,
    yearly_opinion,
    yearly_report,
)

FORMS: dict[str, dict] = {
    "commitment": commitment.FORMS,
    "followed_matter": followed_matter.FORMS,
    "look_back": look_back.FORMS,
    "look_back_item": look_back.ITEM_FORMS,
    "honour_selection": honours.FORMS,
    "unit_assessment": unit_assessment.FORMS,
    "promise_letter": promise_letter.FORMS,
    "unit_year": unit_year.FORMS,
    "revisit_draw": revisit_draw.FORMS,
    "yearly_report": yearly_report.FORMS,
    **campaign.FORMS,
    **key.FORMS,
    **ladder.FORMS,
    **hearing.FORMS,
    **listening.FORMS,
    **yearly_opinion.FORMS,
}
