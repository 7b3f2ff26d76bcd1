"""What the page of one suggestion shows beside its text: the boxes, the wish for secrecy."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting

from ..models import Suggestion
from ..policy.proposing import stated


@dataclass
class Beside:
    """`lines`: what was ticked, as sentences. `secrecy_reason`: for its author and those who handle it."""

    lines: list[str] = field(default_factory=list)
    secrecy_reason: str = ""


def beside(suggestion: Suggestion, acting: Acting) -> Beside:
    """`suggestion` comes from visible_to: its boxes were read with it."""
    said = stated(suggestion)
    if said is None:
        return Beside()
    lines = [
        words
        for true, words in (
            (said.repeated, _("多年多次提出、尚未解决：%s") % said.get_repeated_display()),
            (said.researched, _("由代表调查研究形成：%s") % said.research_words),
            (said.wants_contact, _("希望承办单位加强与代表联系沟通")),
            (said.reference_only, _("请承办单位研究参考，不需要书面答复")),
            (not said.open_to_cosigning, _("不联名提出")),
        )
        if true
    ]
    author = suggestion.lead is not None and suggestion.lead.person_id == acting.person.pk
    why = said.secrecy_reason if suggestion.secrecy and (author or acting.bodies) else ""
    return Beside(lines, why)
