"""节假日安排 and the clocks of bills."""

from huying.domain.people.procedure import holidays

from ..models import Bill
from .steps import bill_steps

holidays.recounted_with(bill_steps, Bill)
