"""年度告知书: whose promises go into whose letter, from which day on, who sends it and who answers."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import CoSignature, Suggestion
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.states import CosignAnswer
from huying.foundation.procedure.act import who

from ..models import Commitment
from .supervising import STAFF, staff_of

LAW = "reports.commitments_due"
FOURTH_QUARTER = 10


@who(gettext_lazy("收到告知书的代表"))
def who_was_written_to(letter, by):
    return by.is_deputy and by.person_id == letter.deputy.person_id


@who(gettext_lazy("送达告知书的机构"))
def of_the_sender(letter, by):
    return by.body_id == letter.issuer_id and by.capacity in STAFF


def first_day(congress, year: int) -> date:
    """From when the letters of a year may go out: its fourth quarter, where the rulebook says so."""
    moments = book_in_force(congress).reports.commitments_due.split("+")
    return date(year, FOURTH_QUARTER if "Q4" in moments else 1, 1)


def told_of(congress_id, body, year: int) -> QuerySet[Commitment]:
    """Promises of this year and of the last: all of them for the 代表工委, its own for a unit."""
    found = Commitment.objects.filter(congress=congress_id, opened_at__year__in=(year - 1, year))
    return found.filter(owner=body) if body.kind == BodyKind.UNIT else found


def asked_for_by(found: QuerySet[Commitment], person_id) -> QuerySet[Commitment]:
    """Those of what this person proposed or co-signed, also where it is handled with another."""
    signed = CoSignature.objects.filter(deputy__person=person_id, answer=CosignAnswer.CONFIRMED)
    led = Suggestion.objects.filter(lead__person=person_id)
    with_others = Suggestion.objects.filter(pk__in=signed.values("suggestion"))
    # Each list is short and found by an index; one question of led or signed would read every suggestion.
    return found.filter(
        Q(suggestion__in=led.values("pk"))
        | Q(suggestion__in=signed.values("suggestion"))
        | Q(suggestion__in=led.exclude(merged_into=None).values("merged_into"))
        | Q(suggestion__in=with_others.exclude(merged_into=None).values("merged_into"))
    )


def standing(one: Commitment) -> str:
    """Where it stands, how much is done, and the unit's last words on it."""
    last = max(one.progress.all(), key=lambda row: row.pk, default=None)
    said = [f"{one.state_word}，{_('完成%s%%') % one.share}", last.text if last else ""]
    return "。".join(part for part in (*said, one.end_reason) if part)


# -- who is told -----------------------------------------------------------------------------


def the_deputy_written_to(letter):
    return Appointment.objects.filter(pk=letter.deputy_id).select_related("person", "body")


def the_sender(letter):
    return staff_of(letter.congress_id, letter.issuer_id)


AUDIENCES = {
    the_deputy_written_to: gettext_lazy("收到告知书的代表"),
    the_sender: gettext_lazy("送达告知书的机构"),
}
