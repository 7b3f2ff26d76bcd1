from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "huying.domain.advice"
