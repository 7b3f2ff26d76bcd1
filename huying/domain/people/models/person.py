"""A person in a congress, and in what capacity, for which body, from when until when."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from huying.foundation.cases.models import OfACongress

from ..states import Capacity, SeatStatus, Sex
from .congress import Body, Term


class Person(OfACongress):
    """One person as one congress knows him or her; the same account may be a person of several."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="persons"
    )
    name = models.CharField(max_length=50)
    pinyin = models.CharField(max_length=120, blank=True)
    initials = models.CharField(max_length=20, blank=True)
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    nationality = models.CharField(max_length=20, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    party = models.CharField(max_length=30, blank=True)
    education = models.CharField(max_length=30, blank=True)
    occupation = models.CharField(max_length=40, blank=True)
    grassroots = models.BooleanField(default=False)
    employer = models.CharField(max_length=80, blank=True)
    post = models.CharField(max_length=60, blank=True)
    skills = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "account"],
                condition=models.Q(account__isnull=False),
                name="an_account_is_one_person_in_a_congress",
            )
        ]

    def __str__(self):
        return self.name


class Appointment(OfACongress):
    """A person acting in a capacity for a body. `by` in every act is one of these."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    body = models.ForeignKey(Body, models.PROTECT, related_name="appointments")
    capacity = models.CharField(max_length=20, choices=Capacity)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "body", "capacity"],
                condition=models.Q(until=None),
                name="one_running_appointment_of_a_kind",
            )
        ]
        indexes = [models.Index(fields=["body", "capacity"], name="appointment_of_a_body")]

    def __str__(self):
        return f"{self.body} {self.get_capacity_display()} {self.person}"

    @property
    def is_deputy(self) -> bool:
        return self.capacity == Capacity.DEPUTY

    def is_active(self, at: datetime) -> bool:
        """Whether the appointment (for a deputy: the seat as well) holds on that day."""
        today = timezone.localdate(at)
        if self.since > today or (self.until is not None and self.until < today):
            return False
        return not self.is_deputy or self.seat.status == SeatStatus.ACTIVE

    def is_former(self, at: datetime) -> bool:
        """Whether this was a deputy's seat and has ended (a suspended seat has not)."""
        if not self.is_deputy:
            return False
        ended = self.until is not None and self.until < timezone.localdate(at)
        return ended or self.seat.status == SeatStatus.TERMINATED


class Delegation(OfACongress):
    """代表团. `body` is where its head and clerks are appointed; without one nobody acts for it."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="delegations")
    name = models.CharField(max_length=40)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="delegations"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "name"], name="a_delegation_once")]

    def __str__(self):
        return self.name


class Seat(OfACongress):
    """A deputy's seat: the appointment with capacity `deputy`, for one term.

    `elected_by` names the district (选区) or the congress that elected the deputy (原选举单位).
    """

    appointment = models.OneToOneField(
        Appointment, models.PROTECT, primary_key=True, related_name="seat"
    )
    term = models.ForeignKey(Term, models.PROTECT, related_name="seats")
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    elected_by = models.CharField(max_length=60)
    card_number = models.CharField(max_length=20, blank=True)
    terms_served = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=SeatStatus, default=SeatStatus.ACTIVE)

    def __str__(self):
        return f"{self.term}代表 {self.appointment.person}"
