"""The procedures of 督办: rated, supervised by name, urged step by step, by campaign and by group."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.procedure import Procedure

from ..policy import clocks, hearing, ladder, listening, unit_year
from ..states import campaign as campaign_states
from ..states import hearing as hearing_states
from ..states import key as key_states
from ..states import key_theme as theme_states
from ..states import ladder as ladder_states
from ..states import listening as listening_states
from ..states import promise_letter as letter_states
from ..states import unit_year as unit_year_states
from ..states import yearly_opinion as opinion_states

COMMON: dict[str, Any] = {"cite": clocks.cite}

class_steps = Procedure("class_supervision", _("分类督办"), key_states.ClassSupervision, **COMMON)
key_steps = Procedure("key_supervision", _("重点督办"), key_states.KeySupervision, **COMMON)
key_theme_steps = Procedure("key_theme", _("重点主题"), theme_states.KeyTheme, **COMMON)
ladder_steps = Procedure(
    "ladder", _("逐级督办"), ladder_states.Ladder, terms=ladder.terms, proposers=ladder.proposers_of, **COMMON
)  # fmt: skip

campaign_steps = Procedure("campaign", _("专项行动"), campaign_states.Campaign, **COMMON)
team_steps = Procedure("team", _("督办工作组"), campaign_states.Team, **COMMON)

hearing_steps = Procedure(
    "hearing", _("听取汇报"), hearing_states.Hearing, terms=hearing.terms, **COMMON
)
outing_steps = Procedure(
    "outing", _("现场活动"), hearing_states.Outing, proposers=hearing.proposers_of, **COMMON
)
cure_steps = Procedure(
    "cure", _("解决一类问题"), hearing_states.Cure, proposers=hearing.proposers_of, **COMMON
)

listening_steps = Procedure(
    "listening", _("网上听办"), listening_states.Listening, terms=listening.terms,
    proposers=listening.proposers_of, **COMMON
)  # fmt: skip
listening_question_steps = Procedure(
    "listening_question", _("听办提问"), listening_states.ListeningQuestion,
    terms=listening.terms_of_a_question, proposers=listening.proposers_of_a_question, **COMMON
)  # fmt: skip

opinion_steps = Procedure(
    "yearly_opinion", _("年度办理和督办意见"), opinion_states.YearlyOpinion, **COMMON
)

letter_steps = Procedure("promise_letter", _("年度告知书"), letter_states.PromiseLetter, **COMMON)

unit_year_steps = Procedure(
    "unit_year",
    _("单位年度办理工作"),
    unit_year_states.UnitYear,
    terms=unit_year.terms,
    **COMMON,
)

SUPERVISING = (
    class_steps, key_steps, ladder_steps, campaign_steps, team_steps, hearing_steps, outing_steps,
    cure_steps, listening_steps, listening_question_steps, opinion_steps, letter_steps,
    unit_year_steps, key_theme_steps,
)  # fmt: skip
