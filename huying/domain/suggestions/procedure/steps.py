"""The procedures that the acts of this folder belong to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.procedure import Procedure

from .. import states
from ..policy import classified, clocks, family, meetings

COMMON: dict[str, Any] = {
    "terms": clocks.terms,
    "cite": clocks.cite,
    "proposers": family.proposers,
    "clock_case": clocks.clock_case,
}

suggestion_steps = Procedure("suggestion", _("建议"), states.Suggestion, **COMMON)
handling_steps = Procedure("handling", _("承办"), states.Handling, **COMMON)
reply_steps = Procedure("reply_round", _("答复"), states.ReplyRound, **COMMON)
survey_steps = Procedure("survey", _("评价"), states.Survey, **COMMON)
classified_steps = Procedure(
    "classified",
    _("涉密件"),
    states.ClassifiedItem,
    terms=classified.terms,
    cite=clocks.cite,
)
meeting_steps = Procedure(
    "assignment_meeting", _("交办会"), states.AssignmentMeeting, cite=clocks.cite
)
pledge_steps = Procedure("pledge", _("责任书"), states.Pledge, cite=clocks.cite)
paper_steps = Procedure("paper", _("公文"), states.Paper, cite=clocks.cite)
coordination_steps = Procedure(
    "coordination",
    _("改办协调会"),
    states.Coordination,
    cite=clocks.cite,
    proposers=meetings.proposers_on_the_agenda,
)
