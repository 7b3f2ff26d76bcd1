from django.apps import AppConfig


class BillsConfig(AppConfig):
    name = "huying.domain.bills"
