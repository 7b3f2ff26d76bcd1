"""The local options of a rulebook: which groups and keys there are, and how each is read.

A group's `source`, `article`, `quote`, `law` and `note` hold for all its values; a value written as
{ value = …, source = …, … } brings its own. What a file leaves out stands in defaults.toml.
"""

from typing import Any

from huying.domain.suggestions.rulebook import groups, readers, supervising
from huying.domain.suggestions.rulebook.readers import Reader, choice, several, some, whole
from huying.domain.suggestions.rulebook.reading import (
    BASIS_KEYS,
    RulebookError,
    Where,
    basis_of,
    only,
)
from huying.domain.suggestions.rulebook.rules import Basis, Text

READERS: dict[str, tuple[type, dict[str, Reader]]] = {
    "intake": (
        groups.Intake,
        {
            "submitters": some,
            "cosigning": choice,
            "delegation_gate": choice,
            "paper_original": choice,
            "secrecy_on_request": choice,
            "one_matter": choice,
            "pre_review": several,
        },
    ),
    "review": (
        groups.Review,
        {"inadmissible": some, "merging": choice, "grounds": readers.grounds},
    ),
    "assignment": (
        groups.Assignment,
        {
            "government": choice,
            "months_from": choice,
            "consult": choice,
            "tells_deputy": choice,
            "deputy_objection": choice,
        },
    ),
    "return_request": (
        groups.ReturnRequest,
        {"needs_proposed_unit": choice, "decider": choice, "after_deadline": choice},
    ),
    "reassignment": (groups.Reassignment, {"clock": choice}),
    "handling": (
        groups.Handling,
        {
            "inner_checks": whole(4),
            "check_position": choice,
            "countersign": choice,
            "redo_co_opinion": choice,
        },
    ),
    "contact": (groups.Contact, {"before": choice, "during": choice, "after": choice}),
    "extension": (
        groups.Extension,
        {"mode": choice, "approver": choice, "notify_deputy": choice, "max_added": whole(6)},
    ),
    "pre_review": (
        groups.PreReview,
        {"party": readers.route, "government": readers.route, "judicial": readers.route},
    ),
    "answer": (
        groups.Answer,
        {
            "recipients": choice,
            "form": choice,
            "signer": choice,
            "copies": several,
            "face_record": choice,
            "classes": readers.classes,
        },
    ),
    "evaluation": (
        groups.Evaluation,
        {
            "dimensions": readers.dimensions,
            "scale": choice,
            "satisfied_from": whole(100),
            "mostly_from": whole(100),
            "grades": readers.grades,
            "evaluators": choice,
            "reason_required": choice,
            "silence": choice,
            "redo_trigger": choice,
            "second_dissatisfied": choice,
        },
    ),
    "withdrawal": (groups.Withdrawal, {"until": choice, "joint": choice}),
    "completion": (groups.Completion, {"standard": choice}),
    "commitments": (
        groups.Commitments,
        {"ledger": choice, "second_reply": choice, "roll_over": choice},
    ),
    "publication": (
        groups.Publication,
        {"content": choice, "deputy_may_object": choice, "deputies_know_of": choice},
    ),
    "reports": (
        groups.Reports,
        {
            "unit_due": readers.moments,
            "unit_due_day": readers.one_day,
            "committee_due": readers.moments,
            "commitments_due": readers.moments,
            "public": choice,
        },
    ),
    "warnings": (groups.Warnings, {"days": readers.days}),
    "escalation": (
        groups.Escalation,
        {level: whole(365) for level in ("section", "office", "head", "congress")},
    ),
    "promise_escalation": (
        groups.PromiseEscalation,
        {level: whole(365) for level in ("handler", "unit", "congress", "congress_head")},
    ),
    "urging": (
        groups.Urging,
        {
            "interval": whole(90),
            "automatic_after": whole(365),
            "answer_within": whole(90),
            "weight_of_deputy": whole(9),
            "weight_of_committee": whole(9),
            "weight_of_office": whole(9),
            "weight_of_system": whole(9),
        },
    ),
    "supervision": (
        groups.Supervision,
        {"livelihood_from": whole(3), "key_from": whole(6), "ladder": supervising.ladder},
    ),
    "honours": (groups.Honours, {"month": whole(12)}),
    "numbering": (
        groups.Numbering,
        {"in_session": readers.template, "out_of_session": readers.template},
    ),
}
"""Each group: the value it becomes, and how each of its keys is read."""

Spread = dict[str, dict[str, dict[str, Any]]]


def spread(data: dict[str, Any], where: Where) -> Spread:
    """Every value a file states, by group and key, each with the basis that holds for it."""
    found: Spread = {}
    for group, (_, keys) in READERS.items():
        entries = data.get(group, {})
        only(entries, {*keys, *BASIS_KEYS}, where / group)
        shared = {key: entries[key] for key in BASIS_KEYS if key in entries}
        found[group] = {
            key: _with_basis(raw, shared, where / group / key)
            for key, raw in entries.items()
            if key in keys
        }
    return found


def _with_basis(raw: Any, shared: dict[str, Any], where: Where) -> dict[str, Any]:
    if not isinstance(raw, dict):
        return {"value": raw, **shared}
    only(raw, {"value", *BASIS_KEYS}, where)
    if "value" not in raw:
        raise RulebookError(f"{where}：缺少 value")
    return raw


def read(
    stated: Spread, texts: dict[str, Text], where: Where
) -> tuple[dict[str, Any], dict[str, Basis]]:
    """All option groups and, by path, where each value comes from."""
    read_groups: dict[str, Any] = {}
    basis: dict[str, Basis] = {}
    for group, (kind, keys) in READERS.items():
        values = {}
        for key, reader in keys.items():
            here = where / group / key
            if key not in stated[group]:
                raise RulebookError(f"{where / group}：缺少 {key}")
            entry = stated[group][key]
            values[key] = reader(entry["value"], f"{group}.{key}", here)
            basis[f"{group}.{key}"] = basis_of(entry, texts, here)
        read_groups[group] = kind(**values)
    return read_groups, basis
