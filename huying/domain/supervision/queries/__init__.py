"""Reading what is supervised; each list begins with what one may see."""

from typing import Any

from . import listening, supervising
from .commitment import commitments_visible_to
from .followed_matter import matters_visible_to
from .honours import selections_visible_to
from .key_themes import key_themes_visible_to
from .look_back import look_back_items_visible_to, look_backs_visible_to
from .promise_letters import promise_letters_visible_to
from .revisit_draw import draws_visible_to
from .unit_assessment import assessments_visible_to
from .unit_year import unit_years_visible_to
from .yearly_report import reports_visible_to

READ: dict[str, Any] = {
    "commitment": commitments_visible_to,
    "followed_matter": matters_visible_to,
    "key_theme": key_themes_visible_to,
    "look_back": look_backs_visible_to,
    "look_back_item": look_back_items_visible_to,
    "honour_selection": selections_visible_to,
    "unit_assessment": assessments_visible_to,
    "promise_letter": promise_letters_visible_to,
    "revisit_draw": draws_visible_to,
    "unit_year": unit_years_visible_to,
    "yearly_report": reports_visible_to,
    **supervising.READ,
    **listening.READ,
}
"""By the kind of a case, what of it exists for somebody."""

__all__ = ["READ"]
