"""What the checker says: which rule, how grave, the words it is about, how to mend them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """`error`: the letter contradicts itself. `warning`: a part or a substance is missing.
    `hint`: style."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """`passage` stands in the letter word for word. `template` with `values` is the message: whoever
    shows it to a reader in another language translates the template."""

    rule: str
    severity: Severity
    passage: str
    template: str
    values: dict[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        return self.template.format(**self.values)

    def as_plain(self) -> dict[str, str]:
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "passage": self.passage,
            "message": self.message,
        }
