"""Which acts can occur at all under a rulebook: a place without a gate has none of the gate's acts.

What an act asks of one case (`applies`, `needs`) is not here. An act that is not named can occur
everywhere; one that only follows others occurs where one of them does.
"""

from collections.abc import Callable

from huying.foundation.procedure.act import Act
from huying.foundation.procedure.printing.rows import causes

from ..rulebook import Rulebook
from .completing import CERTIFIED

Occurs = Callable[[Rulebook], bool]


def _routes(book: Rulebook) -> list[tuple[str, ...]]:
    rule = book.pre_review
    return [rule.party, rule.government, rule.judicial]


def _checked_before_review(book: Rulebook) -> bool:
    handling = book.handling
    return bool(handling.inner_checks) and handling.check_position in ("before", "both")


def _checked_after(book: Rulebook) -> bool:
    handling = book.handling
    return bool(handling.inner_checks) and handling.check_position in ("after", "both")


def _first(body: str) -> Occurs:
    return lambda book: any(route and route[0] == body for route in _routes(book))


def _extends(*modes: str) -> Occurs:
    return lambda book: book.extension.mode in modes


def _ends(path: str) -> Occurs:
    return lambda book: book.evaluation.second_dissatisfied == path


def _disposes(way: str) -> Occurs:
    return lambda book: way in book.review.inadmissible


def _all(occurs: Occurs, *names: str) -> dict[str, Occurs]:
    return dict.fromkeys(names, occurs)


OCCURS: dict[str, Occurs] = {
    **_all(
        lambda book: book.intake.delegation_gate,
        "suggestion.submit_to_delegation", "suggestion.pass_gate", "suggestion.return_at_gate",
        "suggestion.release_from_gate",
    ),
    **_all(
        lambda book: "delegation" in book.intake.submitters,
        "suggestion.draft_for_delegation", "suggestion.record_discussion",
    ),
    **_all(
        lambda book: bool(book.intake.pre_review),
        "suggestion.send_to_pre_review", "suggestion.recall_from_pre_review",
        "suggestion.give_opinion", "suggestion.adopt_edit", "suggestion.decline_edit",
    ),
    **_all(
        lambda book: book.intake.secrecy_on_request,
        "suggestion.ask_for_secrecy", "suggestion.lift_secrecy",
    ),
    "suggestion.receive_paper": lambda book: book.intake.paper_original != "none",
    "suggestion.reject": _disposes("reject"),
    "suggestion.convert_to_letter": _disposes("letter"),
    "suggestion.refer_for_reference": _disposes("refer"),
    **_all(
        lambda book: bool({*book.review.inadmissible} - {"return"}),
        "suggestion.draft_anew", "suggestion.undo_disposal",
    ),
    "handling.ask_to_return_late": lambda book: (
        book.return_request.after_deadline == "allow_with_leader_sign"
    ),
    **_all(
        lambda book: book.assignment.consult == "pre_assign",
        "suggestion.consult", "suggestion.answer_consultation",
    ),
    **_all(
        lambda book: book.assignment.government == "two_steps",
        "suggestion.transfer", "suggestion.assign_on", "suggestion.send_back_to_committee",
    ),
    **_all(
        lambda book: book.assignment.deputy_objection,
        "handling.object_to_unit", "handling.uphold_objection", "handling.overrule_objection",
    ),
    "handling.extend": _extends("none", "notify_deputy"),
    **_all(
        _extends("consent"),
        "handling.ask_extension", "handling.grant_extension", "handling.refuse_extension",
    ),
    "handling.send_back_co_opinion": lambda book: book.handling.redo_co_opinion,
    **_all(
        lambda book: book.handling.countersign,
        "reply_round.send_to_countersign", "reply_round.countersign", "reply_round.dissent",
        "reply_round.stop_waiting", "reply_round.settle_dissent",
    ),
    "reply_round.send_to_check": lambda book: bool(book.handling.inner_checks),
    "reply_round.send_back_in_unit": lambda book: bool(book.handling.inner_checks),
    "reply_round.pass_level": lambda book: book.handling.inner_checks > 1,
    "reply_round.pass_check": lambda book: bool(book.handling.inner_checks),
    "reply_round.send_to_office": lambda book: (
        not _checked_before_review(book) and _first("office")(book)
    ),
    "reply_round.send_to_committee": lambda book: (
        not _checked_before_review(book) and _first("deputies_committee")(book)
    ),
    "reply_round.pass_check_to_office": lambda book: (
        _checked_before_review(book) and _first("office")(book)
    ),
    "reply_round.pass_check_to_committee": lambda book: (
        _checked_before_review(book) and _first("deputies_committee")(book)
    ),
    **_all(
        lambda book: any(len(route) > 1 for route in _routes(book)),
        "reply_round.pass_office_review", "reply_round.send_back_from_office",
    ),
    **_all(
        lambda book: any(_routes(book)),
        "reply_round.pass_committee_review", "reply_round.send_back_from_committee",
    ),
    "reply_round.pass_committee_review_to_check": lambda book: (
        _checked_after(book) and any(_routes(book))
    ),
    "suggestion.wish_for_reply": lambda book: (
        book.answer.form != "written" or book.answer.recipients == "lead_relays"
    ),
    **_all(
        lambda book: book.answer.face_record,
        "reply_round.sign_face_record", "reply_round.file_signed_record",
    ),
    "reply_round.relay": lambda book: book.answer.recipients in ("lead", "lead_relays"),
    "reply_round.give_view": lambda book: book.evaluation.evaluators == "lead_after_asking",
    **_all(
        lambda book: book.evaluation.redo_trigger != "mark",
        "reply_round.order_redo", "reply_round.decline_redo",
    ),
    "reply_round.mediate": _ends("mediation"),
    "reply_round.evaluate_by_experts": _ends("expert_evaluation"),
    "reply_round.study": _ends("study_opinion"),
    "reply_round.act_on_opinion": lambda book: book.evaluation.second_dissatisfied != "none",
    "suggestion.certify": lambda book: book.completion.standard in CERTIFIED,
    "suggestion.object_to_publication": lambda book: book.publication.deputy_may_object,
}  # fmt: skip
"""What an act of this name needs of the rulebook."""


def occurs(act: Act, book: Rulebook, seen: tuple[Act, ...] = ()) -> bool:
    """Whether the act can occur under this rulebook."""
    rule = OCCURS.get(f"{act.procedure.kind}.{act.name}")
    if rule is not None and not rule(book):
        return False
    if act.by_hand:
        return True
    return any(occurs(one, book, (*seen, act)) for one in causes(act) if one not in seen)
