"""A congress with cells of its own over 河北's rules, for what it has under way as well."""

from huying.domain.suggestions.models import RulebookVersion, RuleOverride
from huying.foundation.cases.models import Case
from tests.conftest import moment


def lay(congress, **cells) -> None:
    """lay(congress, handling__inner_checks=3)"""
    at = moment("2026-01-05")
    version = RulebookVersion.objects.create(
        congress=congress,
        number=1 + RulebookVersion.objects.filter(congress=congress).count(),
        preset="hebei",
        title="本级规则",
        reason="测试",
        effective_on=at.date(),
        adopted_at=at,
        took_effect_at=at,
        replaced_at=at,
    )
    for code, value in cells.items():
        RuleOverride.objects.create(
            congress=congress,
            version=version,
            code=code.replace("__", "."),
            value=value,
            reason="本级另有规定",
        )
    congress.rulebook = str(version.pk)
    congress.save()
    Case.objects.filter(congress=congress).update(rules=congress.rulebook)
