"""单位一本账: every line a unit ever had, and how far each has come on the way inside the unit."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.states import ContactAnswer, Work

RESEARCH = (Work.RESEARCH, Work.SITE_VISIT)
STEPS: tuple[tuple[str, Any], ...] = (
    ("registered", _("登记")),
    ("given", _("分办")),
    ("researched", _("调研")),
    ("contacted", _("沟通")),
    ("checked", _("会审")),
    ("signed", _("签发")),
    ("replied", _("答复")),
)


@dataclass(frozen=True)
class Line:
    """`done` says of each of STEPS whether it is recorded; `sections` are those still at work."""

    handling: Handling
    done: list[bool]
    sections: list

    @property
    def suggestion(self):
        return self.handling.suggestion

    @property
    def way(self) -> list[tuple[Any, bool]]:
        """(step in words, whether it is recorded)."""
        return [(word, done) for (_name, word), done in zip(STEPS, self.done, strict=True)]


def line_of(handling: Handling) -> Line:
    """From a row of `ledger_of_units`; asks nothing more."""
    work = {one.kind for one in handling.work_records.all()}
    rounds = handling.rounds.all()
    tasks = handling.inner_tasks.all()
    confirmed = any(
        answer.answer == ContactAnswer.CONFIRMED
        for contact in handling.contacts.all()
        for answer in contact.answers.all()
    )
    done = [
        handling.received_at is not None,
        bool(tasks),
        bool(work & set(RESEARCH)),
        confirmed,
        bool(work & {Work.JOINT_CHECK, Work.LEADERS_MEETING}),
        any(one.signed_at for one in rounds),
        any(one.delivered_at for one in rounds),
    ]
    return Line(handling, done, [one for one in tasks if one.struck_off_at is None])
