"""一般公文: drafted by the 代表工委, issued by its head with a number of its own series, signed for, filed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
    head_of_the_committee,
    the_committee,
)
from huying.foundation.procedure.refusal import Refused

from ..models import Paper, PaperRecipient
from ..policy import papers
from ..states import Paper as State
from ..states import SeriesUse
from .steps import paper_steps


@paper_steps.opens(
    gettext_lazy("拟写公文"),
    law="",
    who=clerk_of_the_committee,
    then=State.DRAFT,
)
def compose(*, case, by, at, recipients, **said):
    """`said`: form, preset, title, text, session, lists, to_deputies, contact, copies."""
    _check(by, recipients, said)
    return _written(case, by, at, recipients, **said)


@paper_steps.act(
    gettext_lazy("修改公文"),
    law="",
    who=clerk_of_the_committee,
    when=State.DRAFT,
)
def rewrite(paper, *, by, at, recipients, **said):
    """As often as one likes before it is issued."""
    _check(by, recipients, said)
    for name, value in said.items():
        setattr(paper, name, value)
    paper.save()
    paper.recipients.all().delete()
    _send_to(paper, recipients)


@paper_steps.act(
    gettext_lazy("签发公文"),
    law="",
    who=head_of_the_committee,
    when=State.DRAFT,
    then=State.ISSUED,
    needs=(papers.goes_to_somebody,),
    tells=(papers.the_recipients_of_the_paper,),
)
def issue(paper, *, by, at):
    """Number and day are the system's own."""
    paper.number_text = papers.next_number(
        paper.issuer, SeriesUse.PAPER, at, otherwise=paper.congress.short_name
    )
    paper.signed_by, paper.issued_at = by, at
    paper.save(update_fields=["number_text", "signed_by", "issued_at"])


@paper_steps.act(
    gettext_lazy("签收公文"),
    law="",
    who=papers.of_a_recipient,
    when=State.ISSUED,
    needs=(papers.not_signed_for_yet,),
    adds_row=True,
)
def receive(paper, *, by, at):
    """Once for the whole body."""
    mine = paper.recipients.filter(body=by.body_id, received_at=None)
    mine.update(received_by=by, received_at=at)


@paper_steps.act(
    gettext_lazy("公文归档"),
    law="",
    who=clerk_of_the_committee,
    when=State.ISSUED,
    then=State.FILED,
)
def put_away(paper, *, by, at, note=""):
    """Once everybody has signed for it, or with a word on those who have not."""
    waiting = papers.missing(paper)
    if waiting and not note.strip():
        names = "、".join(str(one.body) for one in waiting)
        raise Refused(_("%s还没有签收，请等候签收，或者写明情况再归档。") % names)
    paper.filed_at, paper.filing_note = at, note
    paper.save(update_fields=["filed_at", "filing_note"])


@paper_steps.act(
    gettext_lazy("公文作废"),
    law="",
    who=clerk_of_the_committee,
    when=State.DRAFT,
    then=State.DROPPED,
    tells=(the_committee,),
)
def drop(paper, *, by, at):
    """A draft that is not needed; it never had a number."""


def issued_at_once(*, case, by, at, recipients, number_text="", **said) -> Paper:
    """A paper that another act leaves, issued as it is written; without a number it gets the next of the series."""
    number = number_text or papers.next_number(
        by.body, SeriesUse.PAPER, at, otherwise=case.congress.short_name
    )
    issued = {"number_text": number, "signed_by": by, "issued_at": at}
    return _written(case, by, at, recipients, **issued, **said)


def _written(case, by, at, recipients, **said) -> Paper:
    paper = Paper.objects.create(
        case=case,
        congress_id=case.congress_id,
        issuer=by.body,
        drafted_by=by,
        drafted_at=at,
        **said,
    )
    _send_to(paper, recipients)
    return paper


def _check(by, recipients, said) -> None:
    rows = [*recipients, said.get("session")]
    if any(one is not None and one.congress_id != by.congress_id for one in rows):
        raise Refused(_("收文单位和会议只能是本级人大的，请重新选择。"))
    if said.get("lists") and said.get("session") is None:
        raise Refused(_("要附各单位的建议清单，请选择是哪次会议的。"))


def _send_to(paper, recipients) -> None:
    PaperRecipient.objects.bulk_create(
        PaperRecipient(congress_id=paper.congress_id, paper=paper, body=one) for one in recipients
    )
