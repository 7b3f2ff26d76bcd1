"""Addresses of bills, below /<code>/."""

from django.urls import path

from .views import acts, attachment, conversion, listing, page, rules

app_name = "bills"
urlpatterns = [
    path("bills/", listing.bills, name="list"),
    path("bills/new", acts.new, name="new"),
    path("bills/hours", acts.hours, name="hours"),
    path("bills/rules", rules.rules, name="rules"),
    path("bills/convert", conversion.convert_many_page, name="convert"),
    path("bills/converted", conversion.converted, name="converted"),
    path("bills/files/<uuid:pk>", attachment.download, name="attachment"),
    path("bills/<uuid:pk>/", page.bill, name="page"),
    path("bills/<uuid:pk>/<slug:act>", acts.act, name="act"),
]
