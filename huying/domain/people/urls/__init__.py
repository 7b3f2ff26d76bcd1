"""Addresses that belong to no congress: which one to enter, and the reading size."""

from django.urls import path

from ..views import sign_in as views

app_name = "people"

urlpatterns = [
    path("", views.front, name="front"),
    path("choose", views.choose, name="choose"),
    path("accounts/", views.second_factor_page, name="account"),
    path("large-type", views.large_type, name="large_type"),
]
