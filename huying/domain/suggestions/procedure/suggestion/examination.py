"""三关审查, and the ends of what should not be a suggestion: told why, and what to do about it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import HeldGround, Inadmissible, ReviewCheck
from ...policy import examining
from ...policy.audiences import the_proposers, those_it_was_passed_on_to
from ...states import Aspect, Disposal
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("三关审查"),
    law="",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    adds_row=True,
)
def examine(suggestion, *, by, at, politics="", law="", quality=""):
    """政治关、法律关、质量关 of the present text: an opinion, or empty where it passes."""
    given = {Aspect.POLITICS: politics, Aspect.LAW: law, Aspect.QUALITY: quality}
    record(suggestion, given, by=by, at=at)


def record(suggestion, opinions: dict, *, by, at) -> None:
    ReviewCheck.objects.bulk_create(
        ReviewCheck(
            congress_id=suggestion.congress_id,
            suggestion=suggestion,
            version_id=suggestion.text_id,
            aspect=aspect,
            passed=not opinion,
            opinion=opinion,
            by=by,
            at=at,
        )
        for aspect, opinion in opinions.items()
    )


def pass_what_is_unchecked(suggestion, *, by, at) -> None:
    """Whoever registers answers for the checks that nobody has recorded yet."""
    known = examining.newest_checks(suggestion)
    record(suggestion, {one: "" for one in examining.ASPECTS if one not in known}, by=by, at=at)


@suggestion_steps.act(
    gettext_lazy("不予受理"),
    law="review.inadmissible",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.REJECTED,
    applies=examining.disposal_used(Disposal.REJECT),
    meets=("acceptance_notice",),
    ends=("assign",),
    tells=(the_proposers,),
)
def reject(suggestion, *, by, at, grounds, reason, mend=""):
    """Not taken, and the deputy is told on which ground and where the matter belongs."""
    found_inadmissible(suggestion, Disposal.REJECT, grounds, reason, mend, by=by, at=at)


@suggestion_steps.act(
    gettext_lazy("转为来信"),
    law="review.inadmissible",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.LETTER,
    applies=examining.disposal_used(Disposal.LETTER),
    meets=("acceptance_notice",),
    ends=("assign",),
    tells=(the_proposers, those_it_was_passed_on_to),
)
def convert_to_letter(suggestion, *, by, at, grounds, reason, units=(), mend=""):
    """Passed on as a deputy's letter (来信): it gets no number and no period of reply."""
    found = found_inadmissible(suggestion, Disposal.LETTER, grounds, reason, mend, by=by, at=at)
    found.units.set(units)


@suggestion_steps.act(
    gettext_lazy("作工作参考"),
    law="review.inadmissible",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.REFERRED,
    applies=examining.disposal_used(Disposal.REFER),
    meets=("acceptance_notice",),
    ends=("assign",),
    tells=(the_proposers, those_it_was_passed_on_to),
)
def refer_for_reference(suggestion, *, by, at, grounds, reason, units, mend=""):
    """Passed on to these units for their work; no reply is owed."""
    found = found_inadmissible(suggestion, Disposal.REFER, grounds, reason, mend, by=by, at=at)
    found.units.set(units)


@suggestion_steps.act(
    gettext_lazy("撤销不作为建议的决定"),
    law="",
    who=clerk_of_the_committee,
    when=(State.REJECTED, State.LETTER, State.REFERRED),
    then=State.SUBMITTED,
    needs=(examining.nothing_followed_the_disposal,),
    starts=("acceptance_notice", "assign"),
    tells=(the_proposers, those_it_was_passed_on_to),
    takes_back=True,
)
def undo_disposal(suggestion, *, by, at, reason=""):
    """A slip, put right while nothing has come of it: it waits for its examination again."""


def found_inadmissible(suggestion, disposal, grounds, reason, mend, *, by, at) -> Inadmissible:
    known = examining.grounds_of(suggestion)
    if unknown := [code for code in grounds if code not in known]:
        raise Refused(_("本级人大的规定没有这种情形：%s。") % "、".join(unknown))
    found = Inadmissible.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        version_id=suggestion.text_id,
        disposal=disposal,
        reason=reason,
        mend=mend,
        by=by,
        at=at,
    )
    HeldGround.objects.bulk_create(
        HeldGround(congress_id=suggestion.congress_id, inadmissible=found, code=code)
        for code in grounds
    )
    return found
