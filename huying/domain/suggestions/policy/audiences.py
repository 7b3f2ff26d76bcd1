"""Who is told of an act, as appointments."""

from huying.domain.people.policy import Addressee, holders, the_committee, those_who_handle
from huying.domain.people.states import BodyKind, Capacity

from ..states import CosignAnswer, Fitness
from .delegation import ACTS_FOR_IT, delegation_body_of
from .family import confirmed_keys, handling_of, merged_with, proposing_deputies, suggestion_of
from .standing import OFFICE_OF, STAFF, the_office_consents

__all__ = ["the_committee"]


def the_committee_once_submitted(suggestion):
    """A draft is its author's own: the 代表工委 hears of it only after it was handed in."""
    return the_committee(suggestion) if suggestion.submitted_at else []


def the_proposers(subject):
    """The lead deputy and every confirmed co-signer; also of what is handled with it."""
    suggestion = suggestion_of(subject)
    if merged_with(suggestion):
        return proposing_deputies(suggestion)
    lead = [suggestion.lead] if suggestion.lead_id else []
    return [*lead, *(Addressee(*keys) for keys in confirmed_keys(suggestion.pk))]


def the_proposers_of_the_main(suggestion):
    """Those with whose suggestion it is handled."""
    return proposing_deputies(suggestion.merged_into) if suggestion.merged_into_id else []


def the_units_of_the_main(suggestion):
    """The units that handle it with the one that it joined."""
    return the_units_at_work(suggestion.merged_into) if suggestion.merged_into_id else []


def the_lead(subject):
    suggestion = suggestion_of(subject)
    return [suggestion.lead] if suggestion.lead_id else []


def those_invited(suggestion):
    """Deputies whose answer to the present text is awaited."""
    return [
        one.deputy
        for one in suggestion.cosignatures.filter(answer=CosignAnswer.OPEN).select_related(
            "deputy__person"
        )
    ]


def those_it_was_passed_on_to(suggestion):
    """Offices and heads of the units that get it for their work; no reply is owed."""
    newest = suggestion.found_inadmissible.order_by("-pk").first()
    units = newest.units.values("pk") if newest else []
    return holders(suggestion.congress_id, capacities=(Capacity.OFFICE, Capacity.HEAD)).filter(
        body__in=units
    )


def the_delegation(suggestion):
    """Head and clerks of the lead deputy's delegation."""
    body = delegation_body_of(suggestion)
    return holders(suggestion.congress_id, body=body, capacities=ACTS_FOR_IT) if body else []


def the_pre_reviewers(suggestion):
    """Those who read the draft last before the session."""
    last = suggestion.pre_reviews.filter(ended_at=None).order_by("-pk").first()
    if last is None:
        return []
    return holders(
        suggestion.congress_id, body=last.body_id, capacities=(Capacity.HEAD, Capacity.CLERK)
    )


def the_unit(subject):
    """Handlers, office and head of the unit whose turn it is."""
    return those_who_handle(subject.congress_id, handling_of(subject).unit_id)


def the_units_at_work(suggestion):
    """The units that handle a suggestion at this moment."""
    at_work = suggestion.handlings.filter(case__state__in=("assigned", "accepted"))
    return holders(suggestion.congress_id, capacities=(Capacity.HANDLER, Capacity.OFFICE)).filter(
        body__in=at_work.values("unit")
    )


def the_addressed_unit(handling):
    """The unit that the newest message of this turn went to."""
    to_unit = handling.messages.latest("pk").to_unit_id
    return holders(
        handling.congress_id, body=to_unit, capacities=(Capacity.HANDLER, Capacity.OFFICE)
    )


def the_deputy_last_called_on(handling):
    """Of the appointments of this turn, the deputy of the one that was changed last."""
    return [handling.visits.select_related("deputy__person").latest("changed_at").deputy]


def the_head_of_the_unit(subject):
    return holders(
        subject.congress_id, body=handling_of(subject).unit_id, capacities=(Capacity.HEAD,)
    )


def the_lead_units(handling):
    """The units that lead the same suggestion (told when a co-unit has spoken)."""
    leads = list(
        suggestion_of(handling).handlings.filter(role="lead").values_list("unit", flat=True)
    )
    return holders(handling.congress_id, capacities=(Capacity.HANDLER, Capacity.OFFICE)).filter(
        body__in=leads
    )


def the_office_of_the_system(subject):
    kind = OFFICE_OF.get(handling_of(subject).unit.system)
    return holders(subject.congress_id, kind=kind) if kind else []


def the_government_office(subject):
    return holders(subject.congress_id, kind=BodyKind.GOVERNMENT_OFFICE)


def those_consulted(suggestion):
    """The units that were asked whether it is theirs and have not answered."""
    waiting = suggestion.consultations.filter(answer=Fitness.OPEN).values("unit")
    return holders(
        suggestion.congress_id, capacities=(Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
    ).filter(body__in=waiting)


def who_answers_an_extension(handling):
    """Those who approve an extension under this congress's rulebook."""
    if the_office_consents(handling):
        return the_office_of_the_system(handling).filter(capacity__in=STAFF)
    return the_committee(handling)


def the_surveyed(survey):
    return [survey.deputy]
