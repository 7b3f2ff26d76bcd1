from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "huying.domain.advice"

    def ready(self):
        """The worker learns of the clocks that run here."""
        from . import tasks  # noqa: F401
