"""The procedure that the acts of this folder belong to."""

from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.procedure import Procedure

from ... import states
from ...policy import clocks, commitment

commitment_steps = Procedure(
    "commitment",
    _("承诺事项"),
    states.Commitment,
    terms=commitment.terms,
    cite=clocks.cite,
    proposers=commitment.proposers,
)
LEDGER_LAW = "commitments.ledger"
