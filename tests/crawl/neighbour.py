"""临河县: another congress in the same database, with a mark in every name and every text."""

from django.db import models

from huying.domain.people.models import Body, Congress, Delegation, Person, Seat
from huying.domain.suggestions.models import (
    Answer,
    AssignmentMeeting,
    Category,
    ClassifiedItem,
    Contact,
    CoOpinion,
    CoordinationMeeting,
    Handling,
    ReplyRound,
    Request,
    Suggestion,
    Survey,
    TextVersion,
)  # fmt: skip
from tests.county import TEXT, County
from tests.crawl.estate import Estate
from tests.kept import kept

MARK = "zqxjvk"  # no four letters of a random token
FREE = (
    Congress, Body, Person, Seat, Delegation, Category, Suggestion, TextVersion, Request, Handling,
    Contact, ReplyRound, Answer, Survey, CoOpinion, CoordinationMeeting,
    AssignmentMeeting, ClassifiedItem,
)  # fmt: skip


class Neighbour(County):
    @kept
    def __init__(self, moment):
        super().__init__(moment, code=MARK, name=f"{MARK}临河县")
        self.delegation.name = f"{MARK}代表团"
        self.delegation.save()

    def body(self, name, kind="unit", system=""):
        return super().body(f"{MARK}{name}", kind, system)

    def appoint(self, name, body, *capacities, username=None):
        return super().appoint(f"{MARK}{name}", body, *capacities, username=username)

    def drafted(self, **changes):
        marked = {name: f"{MARK}{TEXT[name]}" for name in ("title", "facts", "proposal")}
        asked = [f"{MARK}{one}" for one in TEXT["requests"]]
        return super().drafted(**marked | {"requests": asked} | changes)


@kept
def neighbour(moment) -> Estate:
    """Lived like ours; what the shortcuts typed without the mark is marked afterwards."""
    made = Estate(Neighbour(moment), mark=MARK)
    for model in FREE:
        own = "pk" if model is Congress else "congress"
        for row in model.objects.filter(**{own: made.county.congress.pk}):
            changed = [field.attname for field in _texts(model) if _marked(row, field)]
            row.save(update_fields=changed)
    return made


def _texts(model) -> list:
    """Fields that people write; codes, states and grades are ours."""
    ours = {"code", "level", "rulebook", "kind", "system", "series", "source_key", "pinyin",
            "initials", "reply_class"}  # fmt: skip
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in ours
        and not field.name.endswith("_state")
    ]


def _marked(row, field) -> bool:
    text = getattr(row, field.attname)
    if not text or MARK in text or text in CODES:
        return False
    setattr(row, field.attname, f"{MARK}{text}"[: field.max_length])
    return True


CODES = {
    "full", "title_only", "none", "lead", "co", "before", "during", "after", "phone", "face",
    "platform", "adopted", "satisfied", "dissatisfied", "active", "in", "out", "female", "male",
}  # fmt: skip
