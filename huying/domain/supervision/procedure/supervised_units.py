"""移交: a unit that is supervised, or has announced an event, is whichever unit its work went to."""

from huying.domain.people.procedure.going_along import goes_with_its_unit

from ..models import Hearing, KeySupervision, Outing
from ..states.hearing import Hearing as HearingState
from ..states.hearing import Outing as OutingState
from ..states.key import KeySupervision as KeyState
from .kinds import hearing_steps, key_steps, outing_steps

HEARD = (HearingState.CALLED, HearingState.ANSWERING, HearingState.ANSWERED)

goes_with_its_unit(key_steps, KeySupervision, "unit", (KeyState.LISTED, KeyState.UNDER_WAY))
goes_with_its_unit(hearing_steps, Hearing, "unit", HEARD)
goes_with_its_unit(outing_steps, Outing, "body", (OutingState.ANNOUNCED,))
