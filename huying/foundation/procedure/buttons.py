"""What somebody may do with a case now, as the buttons of its page."""

from collections.abc import Callable, Collection

from .procedure import Choice


def button(choice: Choice, url: str, *, danger: Collection[str] = (), label: str = "") -> dict:
    """As ui/_acts.html shows it; where one has standing but something is missing, it says why not."""
    return {
        "name": choice.act.name,
        "label": label or str(choice.act.label),
        "url": url,
        "refused": choice.refusal.reason if choice.refusal else "",
        "danger": choice.act.name in danger,
    }


def in_order(
    found: list[dict], never_first: Collection[str], rank: Callable[[dict], int] = lambda one: 0
) -> list[dict]:
    """What can be done before what cannot; the first stands out, unless a day never asks for it first."""
    found.sort(key=lambda one: (bool(one["refused"]), one["name"] in never_first, rank(one)))
    if found and not found[0]["refused"] and found[0]["name"] not in never_first:
        found[0]["primary"] = True
    return found
