"""节假日安排 and the clocks of what is supervised: each kind of case with clocks adds a line."""

from huying.domain.people.procedure import holidays

from ..models import (
    Commitment,
    FollowedMatter,
    Hearing,
    Ladder,
    Listening,
    ListeningQuestion,
    LookBackItem,
    UnitYear,
)
from .commitment import commitment_steps
from .followed_matter import followed_matter_steps
from .kinds import (
    hearing_steps,
    ladder_steps,
    listening_question_steps,
    listening_steps,
    unit_year_steps,
)
from .look_back import look_back_item_steps

holidays.recounted_with(commitment_steps, Commitment)
holidays.recounted_with(followed_matter_steps, FollowedMatter)
holidays.recounted_with(look_back_item_steps, LookBackItem)
holidays.recounted_with(ladder_steps, Ladder)
holidays.recounted_with(hearing_steps, Hearing)
holidays.recounted_with(listening_steps, Listening)
holidays.recounted_with(listening_question_steps, ListeningQuestion)
holidays.recounted_with(unit_year_steps, UnitYear)
