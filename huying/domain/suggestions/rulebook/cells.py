"""A rulebook as cells for a program: each a period or a value, with its article and source.

A cell is named as published comparisons of local rules name it; an option that none of them
knows is named by its path.
"""

from collections.abc import Mapping
from typing import Any

from .groups import Ground, LadderStep, Named
from .rules import Basis, ClockRule, Rulebook
from .supervising import plain_step
from .words import NOT_STATED

PERIODS = {
    "assign": "assign_out_of_session",
    "return": "return_request",
    "oral_opinion": "oral_suggestion",
}
OPTIONS = {
    "intake.submitters": "submitter_kinds",
    "intake.delegation_gate": "delegation_gate",
    "intake.paper_original": "paper_original",
    "intake.secrecy_on_request": "confidential_on_request",
    "intake.one_matter": "one_matter",
    "review.inadmissible": "inadmissible",
    "review.merging": "merging",
    "review.grounds": "grounds",
    "reassignment.clock": "clock_on_reassign",
    "extension.mode": "extension",
    "answer.recipients": "reply_recipients",
    "answer.form": "reply_form",
    "answer.signer": "signer",
    "answer.copies": "copy_to",
    "answer.face_record": "face_reply_record",
    "answer.classes": "reply_classes",
    "evaluation.dimensions": "dimensions",
    "evaluation.scale": "scale",
    "evaluation.grades": "grades",
    "evaluation.evaluators": "evaluators",
    "evaluation.reason_required": "reason_if_dissatisfied",
    "evaluation.silence": "silence",
    "evaluation.redo_trigger": "redo_trigger",
    "evaluation.second_dissatisfied": "second_dissatisfied",
    "withdrawal.until": "withdraw",
    "completion.standard": "completion_standard",
    "commitments.ledger": "commitment_ledger",
    "commitments.second_reply": "commitment_second_reply",
    "commitments.roll_over": "roll_commitments_to_next_year",
    "publication.content": "publish_content",
    "publication.deputy_may_object": "deputy_can_object_publication",
    "reports.unit_due": "unit_report_due",
    "reports.committee_due": "report_due",
    "reports.commitments_due": "commitment_report",
    "reports.public": "report_public",
}
# What a deputy submits is received by the congress on the same day; the texts say 收到之日.
ANCHORS = {"submitted_at": "received_at"}


def cells(book: Rulebook) -> dict[str, dict[str, Any]]:
    """{cell: {amount, unit, anchor, article, source} or {value, article, source}}, in order.

    Where the text states no start, the anchor is not_stated and `assumed` the day we count from.
    """
    found = {PERIODS.get(name, name): _period(rule) for name, rule in book.every_period.items()}
    for path, basis in book.basis.items():
        group, key = path.split(".")
        value = getattr(getattr(book, group), key)
        found[OPTIONS.get(path, path)] = {"value": _plain(value), **_source(basis)}
    return found


def _period(rule: ClockRule) -> dict[str, Any]:
    cell = {"amount": rule.amount, "unit": rule.unit, "anchor": _anchor(rule.anchor)}
    if rule.anchor == NOT_STATED:
        cell["assumed"] = _anchor(rule.assumed)
    return {**cell, **_source(rule)}


def _anchor(name: str) -> str:
    return ANCHORS.get(name, name)


def _source(basis: Basis) -> dict[str, str]:
    return {"article": basis.article, "source": basis.source}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {code: _plain(one) for code, one in value.items()}
    if isinstance(value, Ground):
        return value.article
    if isinstance(value, LadderStep):
        return plain_step(value)
    if isinstance(value, Named):
        weight = getattr(value, "weight", 0)
        return {"code": value.code, "weight": weight} if weight else value.code
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
