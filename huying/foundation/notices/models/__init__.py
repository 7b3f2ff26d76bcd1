"""What people are told, and how it leaves the house: channels, deliveries, each person's wishes."""

from .channel import Channel
from .delivery import Delivery, DeliveryLine, Outbox
from .notice import Notice
from .wishes import CalendarLink, Wishes

__all__ = ["CalendarLink", "Channel", "Delivery", "DeliveryLine", "Notice", "Outbox", "Wishes"]
