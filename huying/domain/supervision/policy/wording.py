"""The words with which these procedures are printed and shown; each kind of case adds its own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy import wording
from huying.foundation.procedure.printing import Words

from . import (
    commitment,
    followed_matter,
    honours,
    look_back,
    promise_letter,
    supervising_words,
    unit_assessment,
    yearly_report,
)

AUDIENCES = {
    the_committee: gettext_lazy("代表工委"),
    **commitment.AUDIENCES,
    **honours.AUDIENCES,
    **promise_letter.AUDIENCES,
    **unit_assessment.AUDIENCES,
    **yearly_report.AUDIENCES,
    **followed_matter.AUDIENCES,
    **look_back.AUDIENCES,
    **supervising_words.AUDIENCES,
}
CLOCKS = {
    **commitment.CLOCKS,
    **followed_matter.CLOCKS,
    **look_back.CLOCKS,
    **supervising_words.CLOCKS,
}
"""Clocks of these procedures that no rulebook knows."""
ANCHORS = {
    **commitment.ANCHORS,
    **followed_matter.ANCHORS,
    **look_back.ANCHORS,
    **supervising_words.ANCHORS,
}


def words(book: str = "") -> Words:
    """With a rulebook's name its articles are cited."""
    return Words(clock=_clock, audience=_audience, basis=wording.words(book).basis)


def _clock(name: str) -> str:
    return _((rulebook.CLOCKS | rulebook.FURTHER_PERIODS | CLOCKS)[name])


def _audience(audience) -> str:
    return str(AUDIENCES[audience])
