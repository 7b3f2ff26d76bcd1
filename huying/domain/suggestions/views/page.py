"""The page of one suggestion: what it says, who has it, what happened, what may happen next."""

from operator import itemgetter

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huying.foundation.procedure.buttons import button, in_order

from ..policy.clocks import WINDOWS, book_of, confirmation_due
from ..policy.family import asked_of, merged_with
from ..policy.needs import what_blocks
from ..policy.objections import may_deputies_object
from ..procedure import handling_steps, reply_steps, suggestion_steps, survey_steps
from ..queries import visible_one
from ..queries.appraisals import appraisals_of
from ..queries.beside import beside
from ..queries.class_changes import shown_changes
from ..queries.duty import duty_of
from ..queries.examination import arose, examination_of
from ..queries.exchange import messages_on
from ..queries.like_links import links_of_page
from ..queries.page import days_since_first_assignment, signer_views, suggestion_page
from ..queries.public_copies import public_copies
from ..queries.signs import signs_of
from ..queries.whereabouts import whereabouts
from ..states import ReplyRound as RoundState
from ..states import VisitState
from . import afterwards, delivered, words
from .button_order import DANGER, NEVER_FIRST, ORDER, RANK
from .letters import letters_of
from .panels import panels

STEPS = {
    "suggestion": suggestion_steps,
    "handling": handling_steps,
    "replyround": reply_steps,
    "survey": survey_steps,
}
LATEST = 8  # events shown at once; the rest unfolds


def steps_of(subject):
    return STEPS[type(subject).__name__.lower()]


@require_safe
def suggestion(request, code, pk):
    """One suggestion as this person may see it."""
    at = timezone.now()
    beside_it = ("leadership", "publication", "paper_original", "past", "cosign_call")
    seen = visible_one(request.acting).select_related(*beside_it)
    found = get_object_or_404(seen, pk=pk)
    page = suggestion_page(found, request.acting)
    where = whereabouts([found])[found.pk]
    today = timezone.localdate(at)
    timeline = words.event_lines(page.events)
    context = {
        "page": page,
        "suggestion": found,
        "today": today,
        "where": {
            "where": where.where,
            "who": where.who,
            "until": where.until,
            "remaining": words.remaining(where.until, today),
            "tone": words.tone(where.until, today),
        },
        "merged": merged_with(found),
        "public_copies": public_copies(found),
        "arose": arose(found, request.acting),
        "examination": examination_of(found, request.acting),
        "acts": buttons(request, page, at),
        "others": what_others_may(page, request.acting, at),
        "timeline": timeline[:LATEST],
        "earlier": timeline[LATEST:],
        "appraisals": appraisals_of(found, request.acting),
        "links": links_of_page(found, request.acting),
        "messages_on": messages_on(found, request.acting),
        "handlings": [handling_card(page, one, request, today) for one in page.handlings],
        "rounds": [round_card(page, one, request, at) for one in page.rounds],
        "clocks": [words.clock(c, today) for c in page.clocks.get(found.pk, [])],
        "letters": letters_of(page.cases, request),
        "beside": beside(found, request.acting),
        "panels": panels(page, request),
        "days_since_first": days_since_first_assignment(found, at),
        "classes": {one.code: one.label for one in book_of(found).answer.classes},
    }
    return render(request, "suggestions/page.html", context)


def act_url(request, subject, act) -> str:
    kind = steps_of(subject).kind
    return reverse("suggestions:act", args=[request.congress.code, kind, subject.pk, act.name])


def buttons(request, page, at) -> list[dict]:
    """What I may do now (and, where I have standing but something is missing, why not)."""
    mine = [
        (subject, choice)
        for subject in page.cases
        for choice in steps_of(subject).choices(subject, request.acting.appointments, at)
    ]
    turns = {subject.pk for subject, choice in mine if choice.act.procedure is handling_steps}
    found = [
        button(
            choice,
            act_url(request, subject, choice.act),
            danger=DANGER,
            label=label_of(choice.act, subject, several=len(turns) > 1),
        )
        | {"rank": RANK.get(choice.act.name, ORDER.index(choice.act.procedure.kind))}
        for subject, choice in mine
    ]
    return in_order(found, NEVER_FIRST, rank=itemgetter("rank"))


def label_of(act, subject, *, several: bool) -> str:
    """The unit is named where I may act on the turns of several units."""
    if several and act.procedure is handling_steps:
        return _("%(act)s（%(unit)s）") % {"act": act.label, "unit": subject.unit}
    return str(act.label)


def what_others_may(page, acting, at) -> list[dict]:
    """Whose turn it is: the acts that the states allow, with who has standing for them."""
    lines = []
    for subject in page.cases:
        for act in steps_of(subject).acts.values():
            if act.by_hand and not act.opens and subject.state in act.when:
                if act.applies and act.applies(subject):
                    continue
                lines.append({"label": act.label, "who": act.standing})
    unique = {(str(one["label"]), one["who"]): one for one in lines}
    return list(unique.values())


def handling_card(page, handling, request, today) -> dict:
    return {
        "handling": handling,
        "clocks": [
            words.clock(c, today)
            for c in page.clocks.get(handling.pk, [])
            if not (c.name in WINDOWS and c.due < today)
        ],
        "contacts": [
            {
                "contact": contact,
                "answers": contact.answers.all(),
                "waits_for_me": any(
                    one.answer == "open" and one.deputy.person_id == request.acting.person.pk
                    for one in contact.answers.all()
                ),
                "over": confirmation_due(contact) < today,
            }
            for contact in handling.contacts.all()
        ],
        "opinion": getattr(handling, "co_opinion", None),
        "extensions": handling.extensions.all(),
        "objections": handling.objections.all() if may_deputies_object(handling) else (),
        "rating": getattr(handling, "assignment_rating", None) if request.acting.bodies else None,
        "sent_back": handling.sent_back_opinions.all(),
        "visits": [one for one in handling.visits.all() if one.state != VisitState.HELD],
        "pauses": handling.pauses.all(),
        "outcomes": handling.outcomes.all(),
        "sections": handling.inner_tasks.all(),
        "duty": duty_of(handling, today),
        "work": handling.work_records.all(),
        "urgings": handling.urgings.all(),
    }


def round_card(page, round, request, at) -> dict:
    given = {one.request_id: one for one in round.answers.all()}
    together = [page.suggestion, *merged_with(page.suggestion)]
    inside = bool(request.acting.bodies)
    drafting = round.state in (RoundState.DRAFTING, RoundState.UNIT_CHECK, RoundState.CLEARED)
    return {
        "round": round,
        "pairs": [(one, given.get(one.request.pk)) for one in asked_of(page.suggestion)],
        "numbers": "、".join(one.number_text or "—" for one in together),
        "addressed": "、".join(str(one.lead.person) for one in together if one.lead),
        "opinions": round.opinions.all() if inside else [],
        "countersigns": round.countersigns.all() if inside else [],
        "surveys": page.surveys_of(round),
        "blocks": what_blocks(round, by=request.acting.appointments[0], at=at)
        if inside and drafting
        else [],
        "delivered": round.delivered_at is not None,
        "changes": shown_changes(round, inside=inside),
        "views": signer_views(round, request.acting),
        "signs": signs_of(round) if request.acting.is_committee and round.delivered_at else [],
        "after": afterwards.lines(round, inside=inside),
        "delivery": delivered.lines(round),
    }
