"""Addresses of 双向互动, below /<code>/advice/."""

from django.urls import path, register_converter

from .queries import READ
from .views import acts, attachment, guides, listing, page


class AdviceKind:
    """The kinds of cases that stand here."""

    regex = "|".join(READ)

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(AdviceKind, "advicekind")

app_name = "advice"
__all__ = ["guides", "urlpatterns"]  # guides: its import puts them beside the drafting form
urlpatterns = [
    path("advice/", listing.part, {"name": "consultations"}, name="list"),
    path("advice/facts", listing.part, {"name": "facts"}, name="facts"),
    path("advice/guides", listing.part, {"name": "guides"}, name="guides"),
    path("advice/contacts", listing.part, {"name": "contacts"}, name="contacts"),
    path("advice/files/<uuid:pk>", attachment.download, name="attachment"),
    path("advice/new/<advicekind:kind>", acts.new, name="new"),
    path("advice/<advicekind:kind>/<uuid:pk>/", page.page, name="page"),
    path("advice/<advicekind:kind>/<uuid:pk>/<slug:act>", acts.act, name="act"),
]
