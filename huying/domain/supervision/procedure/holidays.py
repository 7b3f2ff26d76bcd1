"""节假日安排 and the clocks of what is supervised: each kind of case with clocks adds a line."""

from huying.domain.people.procedure import holidays

from ..models import (
    Commitment,
    Ladder,
    LookBackItem,
)
from .commitment import commitment_steps
from .kinds import ladder_steps
from .look_back import look_back_item_steps

holidays.recounted_with(commitment_steps, Commitment)
holidays.recounted_with(look_back_item_steps, LookBackItem)
holidays.recounted_with(ladder_steps, Ladder)
