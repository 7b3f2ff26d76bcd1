from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "huying.domain.supervision"

    def ready(self):
        """The worker learns of the clocks that run here, the suggestions of what follows them."""
        from . import procedure, tasks  # noqa: F401
