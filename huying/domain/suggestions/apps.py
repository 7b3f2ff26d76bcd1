from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "huying.domain.suggestions"
