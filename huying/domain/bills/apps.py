from django.apps import AppConfig


class BillsConfig(AppConfig):
    name = "huying.domain.bills"

    def ready(self):
        """The worker learns of the clocks that run here."""
        from . import tasks  # noqa: F401
