"""评价的内容和尺度: what a deputy is asked of a reply, and what an answer means in three grades."""

from django.utils.translation import gettext as _

from huying.foundation.procedure.refusal import Refused

from ..states import GRADE_ORDER, Grade
from .clocks import book_of
from .family import confirmed, proposing_deputies, suggestion_of

# How it was handled, and what came of it: the two faces under which every congress is counted.
FACES = {
    "process": ("process", "attitude", "contact", "face_reply"),
    "result": ("result", "overall", "promise", "fulfilment", "follow_up"),
}
MOST_STARS = 5


def asked(round) -> list:
    """The dimensions of the congress's rulebook; a promise is judged only where one was made."""
    return [
        one
        for one in book_of(round).evaluation.dimensions
        if one.code != "promise" or round.has_commitment
    ]


def full_mark(scale: str, dimension) -> int | None:
    """The most points that a dimension can get; three grades have no points."""
    if scale == "five_stars":
        return MOST_STARS
    return (dimension.weight or 100) if scale == "weighted_100" else None


def meant(rules, dimension, said) -> tuple[str, int | None]:
    """(grade, points) of what a deputy said of one dimension, by the rulebook's `evaluation`.

    Raises Refused for what cannot be said.
    """
    scale = rules.scale
    most = full_mark(scale, dimension)
    if most is None:
        if said not in Grade.values:
            raise Refused(_("请对%s作出评价：满意、基本满意或不满意。") % _(dimension.label))
        return str(said), None
    least = 1 if scale == "five_stars" else 0
    if type(said) is not int or not least <= said <= most:
        raise Refused(
            _("请对%(what)s打分：%(least)s到%(most)s。")
            % {"what": _(dimension.label), "least": least, "most": most}
        )
    share = 100 * said / most
    if share >= rules.satisfied_from:
        return Grade.SATISFIED, said
    return (Grade.MOSTLY if share >= rules.mostly_from else Grade.DISSATISFIED), said


def face(name: str, grades: dict[str, str]) -> str:
    """The worst grade of the dimensions of one face; nothing where none was asked."""
    found = [grade for dimension, grade in grades.items() if dimension in FACES[name]]
    return max(found, key=GRADE_ORDER.index, default="")


def evaluators(round) -> list:
    """Who is asked: each deputy who proposed it, or the lead alone for all."""
    everybody = proposing_deputies(round)
    return everybody if book_of(round).evaluation.evaluators == "each" else everybody[:1]


def lead_answers_for_others(round) -> str | None:
    """Applies where the lead deputy asks the co-signers first and answers for all."""
    if book_of(round).evaluation.evaluators != "lead_after_asking":
        return _("按本级人大的规定，不由领衔代表征求意见后评价。")
    return None


def unheard(round) -> list[str]:
    """Co-signers who must tell the lead deputy what they think of this reply, and have not."""
    if lead_answers_for_others(round):
        return []
    heard = set(round.signer_views.values_list("deputy__person", flat=True))
    return [
        one.deputy.person.name
        for one in confirmed(suggestion_of(round)).order_by("pk")
        if one.deputy.person_id not in heard
    ]
