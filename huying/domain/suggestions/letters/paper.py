"""一般公文 on paper: for one recipient with exactly its own list, or as it goes to all."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body
from huying.foundation.documents.letter import Block, Letter, Paragraph, paragraphs

from ..models import Paper
from ..queries import papers
from ..states import UPWARD, PaperForm
from ..states import Paper as State
from .assignment_notice import list_of
from .catalogue import letter
from .words import day, full_name, office_of

# 一、… is a heading of its own where the line is short.
HEADINGS = tuple(f"{one}、" for one in "一二三四五六七八九十")
ANNEXES: list[Callable[[Paper], list[Block]]] = []
"""What other matters put at the end of a paper of theirs; they know the papers, not the other way round."""


def _stands(paper) -> bool:
    return paper.state != State.DROPPED


@letter("paper", gettext_lazy("公文"), of="paper", exists=_stands)
def paper(subject: Paper, acting, at) -> Letter:
    """For a recipient its own copy; for the 代表工委 as it is filed."""
    mine = [one.body for one in papers.recipients_of(subject, acting)]
    return made_for(subject, mine[0] if len(mine) == 1 and not acting.is_committee else None)


def made_for(subject: Paper, body: Body | None) -> Letter:
    """With the list of one recipient; without one, with the names of all."""
    office = office_of(subject.congress, subject.issuer)
    issued = subject.issued_at is not None
    head = _("%s文件") % office if subject.form != PaperForm.LETTER else office
    signer = str(subject.signed_by.person) if subject.signed_by else ""
    return Letter(
        name=f"{subject.title}{f' {body}' if body else ''}"[:80],
        title=subject.title,
        issuer=head,
        number=subject.number_text,
        signer=signer if subject.form in UPWARD else "",
        draft="" if issued else _("送审稿"),
        addressee=_addressee(subject, body),
        body=(*_text(subject), *_list(subject, body), *_annexes(subject)),
        closing=(office, day(subject.issued_at)),
        notes=(_("联系人及电话：%s") % subject.contact,) if subject.contact else (),
        copies=subject.copies,
        printed=(office, day(subject.issued_at)) if issued else ("", ""),
    )


def _addressee(subject: Paper, body: Body | None) -> str:
    if body is not None:
        return f"{full_name(body.name, subject.congress)}："
    named = subject.recipients.select_related("body").order_by("body__name")
    names = [full_name(one.body.name, subject.congress) for one in named]
    if subject.to_deputies:
        names.append(_("各位代表"))
    return "、".join(names) + "：" if names else ""


def _text(subject: Paper) -> tuple[Block, ...]:
    return tuple(
        Paragraph(one.text, "first")
        if one.text.startswith(HEADINGS) and len(one.text) <= 20 and one.text[-1] not in "。；："
        else one
        for one in paragraphs(subject.text)
    )


def _annexes(subject: Paper) -> list[Block]:
    return [block for give in ANNEXES for block in give(subject)]


def _list(subject: Paper, body: Body | None) -> list[Block]:
    turns = papers.items_for(subject, body) if body else []
    if not turns:
        return []
    return [Paragraph(_("附：你单位的建议清单"), "first"), list_of(turns)]
