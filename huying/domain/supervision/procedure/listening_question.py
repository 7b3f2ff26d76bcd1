"""听办提问: one deputy's question to one unit, answered by itself, before or after the listening is over."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.foundation.procedure.act import Follow

from ..models import Listening, ListeningQuestion
from ..policy import listening as policy
from ..states.listening import Listening as ListeningState
from ..states.listening import ListeningQuestion as State
from .kinds import listening_question_steps, listening_steps
from .listening import ask, close


def _its_question(listening, *, by, at, unit, text):
    yield {"root": listening.case, "listening": listening, "unit": unit, "text": text}


@listening_question_steps.follows(
    ask,
    _its_question,
    gettext_lazy("提问交单位答复"),
    opens=True,
    then=State.ASKED,
    starts=(policy.ANSWER,),
    tells=(policy.the_unit_asked,),
)
def put(*, case, by, at, listening, unit, text):
    """As the deputy asked it; the clock is the rulebook's."""
    return ListeningQuestion.objects.create(
        case=case,
        congress_id=case.congress_id,
        listening=listening,
        unit=unit,
        deputy=by,
        text=text,
        asked_at=at,
    )


@listening_question_steps.act(
    gettext_lazy("答复提问"),
    law=policy.ANSWER,
    who=policy.of_the_unit_asked,
    when=State.ASKED,
    then=State.ANSWERED,
    meets=(policy.ANSWER,),
    tells=(policy.who_asked, the_committee),
    not_own=True,
)
def answer(question, *, by, at, text):
    """Read by all who take part."""
    question.answer, question.answered_by, question.answered_at = text, by, at
    question.save(update_fields=["answer", "answered_by", "answered_at"])


def _when_nothing_waits(subject, **details):
    listening = subject if isinstance(subject, Listening) else subject.listening
    over = listening.case.state == ListeningState.ANSWERING
    if over and not policy.waiting_questions(listening).exists():
        yield {"on": listening}


@listening_steps.act(
    gettext_lazy("提问全部答复，听办办结"),
    who=close.who,
    when=ListeningState.ANSWERING,
    then=ListeningState.CLOSED,
    by_hand=False,
    follows=(Follow(close, _when_nothing_waits), Follow(answer, _when_nothing_waits)),
    tells=(the_committee,),
)
def all_answered(listening, *, by, at):
    """Every question has its answer."""
