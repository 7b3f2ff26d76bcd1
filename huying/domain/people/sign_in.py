"""Signing in: nobody signs up by themselves; five failures lock the name for half an hour."""

from allauth.account.adapter import DefaultAccountAdapter
from django.shortcuts import render


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


def locked_out(request, credentials, *args, **kwargs):
    """The answer of django-axes while a name is locked."""
    return render(request, "people/locked_out.html", status=429)
