"""What a rulebook asks of the form of a contact, in words."""

from django.utils.translation import gettext as _


def contact_form_words(form: str) -> str:
    """What the rulebook asks of the form, in brackets."""
    words = {"spoken": _("（须口头沟通）"), "in_person": _("（须当面沟通）")}
    return words.get(form, "")
