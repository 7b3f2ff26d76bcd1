"""签名纸质件: whether the rulebook wants the signed paper, and by when."""

from django.utils.translation import gettext as _

from .clocks import book_of


def paper_is_wanted(suggestion):
    """Applies where the rulebook wants a paper and none came with the entry itself."""
    if book_of(suggestion).intake.paper_original == "none":
        return _("本级人大的规定不要求交签名纸质件。")
    from_a_bill = suggestion.arose_from_id and suggestion.drafted_at == suggestion.submitted_at
    if suggestion.entered_by_id or suggestion.is_imported or from_a_bill:
        return _("这件建议由纸质件录入或由议案转来，不另交纸质件。")
    return None


def not_received_yet(suggestion, *, by, at):
    return _("已经登记收到签名纸质件。") if _received(suggestion) else None


def paper_came_first(suggestion, *, by, at):
    """一律交签名纸质件: nothing is registered without it."""
    if book_of(suggestion).intake.paper_original != "always":
        return None
    return _missing(suggestion)


def paper_is_on_file(suggestion, *, by, at):
    """在系统提交的同时交纸质件存档: nothing is put away without it."""
    return _missing(suggestion)


def _missing(suggestion) -> str | None:
    if paper_is_wanted(suggestion) or _received(suggestion):
        return None
    return _("还没有收到有代表签名的纸质件。收到后请先“登记收到纸质件”。")


def _received(suggestion) -> bool:
    return getattr(suggestion, "paper_original", None) is not None
