"""Five small procedures, and the articles their acts rest on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.procedure import Procedure

from .. import states
from ..policy import clocks

# 代表法: organs serve deputies' right to know; congress and organs keep in touch with deputies.
COMMON: dict[str, Any] = {"terms": clocks.terms, "cite": clocks.cite}

consultation_steps = Procedure("consultation", _("征求代表意见"), states.Consultation, **COMMON)
fact_steps = Procedure("fact_request", _("知情知政"), states.FactRequest, **COMMON)
guide_steps = Procedure("guide", _("选题指引"), states.Guide, **COMMON)
rule_steps = Procedure("contact_rule", _("联系代表办法"), states.ContactRule, **COMMON)
liaison_steps = Procedure("liaison", _("联系代表记录"), states.Liaison, **COMMON)
