"""Rules that a congress of a test lays over 河北: one place's option at a time."""

from huying.domain.suggestions.models import RulebookVersion, RuleOverride
from huying.domain.suggestions.rulebook import names
from huying.foundation.cases.models import Case
from tests.conftest import moment
from tests.kept import kept

REDO_ON_ORDER = {"rehandle": {"amount": 2, "unit": "m", "anchor": "redo_ordered_at"}}
WEIGHTS = {"contact": 10, "face_reply": 30, "fulfilment": 50, "follow_up": 10}
OWN: dict[str, dict] = {
    "studied": {"evaluation.redo_trigger": "finding", **REDO_ON_ORDER},
    "ordered": {"evaluation.redo_trigger": "order", **REDO_ON_ORDER},
    "experts": {"evaluation.second_dissatisfied": "expert_evaluation"},
    "study": {"evaluation.second_dissatisfied": "study_opinion"},
    "asked": {
        "evaluation.dimensions": ["attitude", "result"],
        "evaluation.evaluators": "lead_after_asking",
    },
    "stars": {
        "evaluation.dimensions": ["overall", "promise"],
        "evaluation.scale": "five_stars",
        "evaluation.evaluators": "lead",
    },
    "strict_stars": {
        "evaluation.dimensions": ["overall", "promise"],
        "evaluation.scale": "five_stars",
        "evaluation.satisfied_from": 90,
        "evaluation.mostly_from": 70,
    },
    "two_steps": {"assignment.government": "two_steps"},
    "second_step": {"assignment.government": "two_steps", "assignment.months_from": "second"},
    "objecting": {"assignment.deputy_objection": True},
    "consulted": {"assignment.consult": "pre_assign"},
    "on_delivery": {"completion.standard": "delivered"},
    "struck_off": {"completion.standard": "struck_off"},
    "promise_kept": {"completion.standard": "promise_kept"},
    "face_to_face": {"contact.before": "in_person", "contact.during": "spoken"},
    "weighted": {
        "evaluation.dimensions": [{"code": c, "weight": w} for c, w in WEIGHTS.items()],
        "evaluation.scale": "weighted_100",
    },
}


def under(congress, rules: str, at) -> None:
    """From now on the congress works by these rules: a shipped rulebook's, or one of OWN."""
    congress.rulebook = _in_force(congress, rules, OWN.get(rules), at)


def lay(congress, **cells) -> None:
    """lay(congress, handling__inner_checks=3): over 河北's rules, for what is under way as well."""
    by_code = {name.replace("__", "."): value for name, value in cells.items()}
    congress.rulebook = _in_force(congress, "", by_code, moment("2026-01-05"))
    _for_what_is_under_way(congress)


@kept
def _in_force(congress, rules: str, cells: dict | None, at) -> str:
    text = rules if rules in names() else str(_version(congress, cells, at).pk)
    type(congress).objects.filter(pk=congress.pk).update(rulebook=text)
    return text


@kept
def _for_what_is_under_way(congress) -> None:
    Case.objects.filter(congress=congress).update(rules=congress.rulebook)


def _version(congress, cells: dict | None, at) -> RulebookVersion:
    number = RulebookVersion.objects.filter(congress=congress).count() + 1
    version = RulebookVersion.objects.create(
        congress=congress, number=number, preset="hebei", title="本级规则", reason="试用",
        effective_on=at.date(), adopted_at=at, revoked_at=at,
    )  # fmt: skip
    RuleOverride.objects.bulk_create(
        RuleOverride(
            congress=congress,
            version=version,
            code=code,
            value=value,
            reason="试用",
        )
        for code, value in (cells or {}).items()
    )
    return version
