"""拆分、据此重新起草: one suggestion gives rise to others, and each names what it arose from."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.files.storing import attach_again
from huying.foundation.procedure.refusal import Refused

from ...models import Circumstances, Suggestion
from ...policy.audiences import the_proposers
from ...policy.delegation import in_the_name_of
from ...policy.family import confirmed
from ...policy.standing import the_lead_deputy
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import signed_on_paper, write_version
from .laws import DEPUTIES_LAW


@suggestion_steps.act(
    gettext_lazy("拆分"),
    law="",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.SPLIT,
    ends=("acceptance_notice", "assign"),
    tells=(the_proposers,),
)
def split(suggestion, *, by, at, parts):
    """一事一议: `parts` are (title, the 诉求 of the present text); each 诉求 stands in exactly one."""
    if in_the_name_of(suggestion):
        raise Refused(_("以代表团名义提出的，请退回代表团自行拆分。"))
    asked = sorted(suggestion.text.requests.values_list("pk", flat=True))
    if sorted(one.pk for _title, requests in parts for one in requests) != asked:
        raise Refused(_("每一条诉求都要归入其中一件，而且只归入一件。"))
    if len(parts) < 2 or not all(requests for _title, requests in parts):
        raise Refused(_("至少拆成两件，每件至少有一条诉求。"))


def _each_part(suggestion, *, by, at, parts):
    for title, requests in parts:
        yield {"source": suggestion, "title": title, "requests": [one.text for one in requests]}


@suggestion_steps.follows(
    split,
    _each_part,
    gettext_lazy("拆分成一件"),
    opens=True,
    then=State.SUBMITTED,
    starts=("acceptance_notice", "assign"),
)
def part_of_split(*, case, by, at, source, title, requests):
    """Handed in when the whole was, by the same deputies; the lead deputy confirms the division."""
    suggestion = _arisen(
        case,
        source,
        title,
        drafted_at=at,
        submitted_at=source.submitted_at,
        session=source.session,
        in_session=source.in_session,
        series=source.series,
        entered_by=by,
    )
    version = _with_its_text(suggestion, source, title, requests, by=by, at=at)
    deputies = [one.deputy for one in confirmed(source).order_by("pk")]
    signed_on_paper(version, deputies, lead=source.lead, at=at)
    return suggestion


@suggestion_steps.act(
    gettext_lazy("据此重新起草"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.REJECTED, State.LETTER, State.REFERRED),
    adds_row=True,
)
def draft_anew(suggestion, *, by, at):
    """What was not taken is drafted anew from its text: a draft of its own, to be mended."""


def _from_it(suggestion, **details):
    yield {"source": suggestion}


@suggestion_steps.follows(
    draft_anew, _from_it, gettext_lazy("由原件起草"), opens=True, then=State.DRAFT
)
def drafted_from(*, case, by, at, source):
    suggestion = _arisen(case, source, source.title, drafted_at=at, lead=by)
    requests = [one.text for one in source.text.requests.order_by("order")]
    _with_its_text(suggestion, source, source.title, requests, by=by, at=at)
    return suggestion


def _arisen(case, source, title, **more) -> Suggestion:
    """A new one with what the deputy said of the old: openness, the boxes, the wish for secrecy."""
    said = {
        "case": case,
        "congress_id": case.congress_id,
        "arose_from": source.case,
        "title": title,
        "lead": source.lead,
        "openness": source.openness,
        "secrecy": source.secrecy,
    }
    suggestion = Suggestion.objects.create(**said | more)
    if stated := Circumstances.objects.filter(suggestion=source).first():
        stated.pk, stated._state.adding = suggestion.pk, True
        stated.save(force_insert=True)
    return suggestion


def _with_its_text(suggestion, source, title, requests, *, by, at):
    text = source.text
    version = write_version(
        suggestion,
        title=title,
        facts=text.facts,
        proposal=text.proposal,
        requests=requests,
        by=by,
        at=at,
    )
    hung = [
        attach_again(one, case=suggestion.case, purpose="suggestion", about="v1", by=by, at=at)
        for one in text.attachments.order_by("pk")
    ]
    if hung:
        version.attachments.set(hung)
    return version
