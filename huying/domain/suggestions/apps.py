from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "huying.domain.suggestions"

    def ready(self):
        """What of suggestions and replies can be searched."""
        from .queries import searched

        searched.declare()
