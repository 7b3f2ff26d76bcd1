"""What becomes of a promise after the reply: reported on, put off, given up, done, checked, confirmed."""

from collections.abc import Generator, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.states import Grade
from huying.domain.supervision.models import Commitment, DeputyWord
from huying.domain.supervision.policy.confirming import told_and_asked
from huying.domain.supervision.procedure import commitment as acts

from . import hours, phrases, proposing, turning
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .story import Story

Waiting = Generator[datetime, datetime, datetime]
WEEK = timedelta(days=7)


def promises_of(story: "Story") -> Iterator[Life]:
    """One life for each promise of the reply that was just delivered."""
    for one in Commitment.objects.filter(round=story.round.pk).order_by("position"):
        yield Keeping(story, one).life()


class Keeping:
    """`random` is the promise's own, so that nothing else in the year changes with it."""

    def __init__(self, story: "Story", commitment: Commitment):
        self.story, self.unit, self.now = story, story.unit, story.now
        self.key, self.clerk = commitment.pk, story.county.clerks[0]
        words = f"{story.matter.title} {commitment.what} {commitment.opened_at:%Y-%m-%d %H:%M}"
        self.random = Random(words)

    # -- letting time pass, doing --------------------------------------------------------------

    def chance(self, of_hundred: int) -> bool:
        return self.random.random() * 100 < of_hundred

    def office(self, least: int, most: int) -> Waiting:
        days = self.random.randint(least, most)
        self.now = yield hours.office(self.now, days, self.random)
        return self.now

    def any_time(self, least: int, most: int) -> Waiting:
        days = self.random.randint(least, most)
        self.now = yield hours.any_time(self.now, days, self.random)
        return self.now

    @property
    def one(self) -> Commitment:
        return Commitment.objects.select_related("case", "congress").get(pk=self.key)

    def do(self, act: Any, *, by: Any, **details: Any) -> Commitment:
        """An act on the promise, now; the end where somebody else has meanwhile ended it."""
        one = self.one
        if one.state not in act.when:
            raise Enough
        return act(one, by=by, at=self.now, **details)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def soon(self, weeks: int) -> date:
        return self.today + weeks * WEEK

    # -- its life ------------------------------------------------------------------------------

    def life(self) -> Life:
        fate = self.random.random() * 100
        yield from self._progress()
        if fate < 12:
            yield from self._put_off()
        elif fate < 20:
            yield from self._given_up()
        elif fate < 28:
            yield from self._explained()
        elif self.one.plan_name and fate < 60:
            yield from self._plan_changed()
        if self.chance(60):  # the others take until the day they promised, or longer
            yield from self.office(5, 30)
        else:
            yield from self._until_its_day()
        yield from self._done_and_checked()
        yield from self._told_and_confirmed()
        yield from turning.to_another_class(self)

    def _progress(self) -> Life:
        """Once soon after the reply."""
        yield from self.office(8, 35)
        share = self.random.choice((20, 30, 40, 50, 60))
        self.do(
            acts.report_progress,
            by=self.unit.handler,
            text=phrases.PROGRESS_OF_A_PROMISE,
            share=share,
            figures=phrases.FIGURES.format(share=share),
            files=[proposing.scan()] if self.chance(30) else (),
        )
        if self.chance(15):
            yield from self.office(1, 5)
            self.do(acts.write_second_reply, by=self.unit.head, text=phrases.TOLD_OF_PROGRESS)

    def _until_its_day(self) -> Life:
        """A report each quarter, and the rest about the day promised."""
        last = (self.one.due_on or self.soon(26)) + timedelta(days=self.random.randint(-20, 25))
        while self.today + 11 * WEEK < last:
            self.now = yield hours.office_on(self.today + 11 * WEEK, self.now, self.random)
            share = min(90, self.one.share + 10)
            self.do(
                acts.report_progress,
                by=self.unit.handler,
                text=phrases.PROGRESS_OF_A_PROMISE,
                share=share,
            )
        self.now = yield hours.office_on(last, self.now, self.random)

    def _put_off(self) -> Life:
        yield from self.office(2, 10)
        wanted = max(self.one.due_on or self.today, self.today) + 8 * WEEK
        self.do(
            acts.ask_for_another_day,
            by=self.unit.head,
            wanted_on=wanted,
            reason=phrases.ANOTHER_DAY,
        )
        yield from self.office(2, 8)
        if self.chance(70):
            word = phrases.ANOTHER_DAY_GRANTED
            self.do(acts.grant_another_day, by=self.clerk, until=wanted, word=word)
        else:
            self.do(acts.deny_another_day, by=self.clerk, word=phrases.ANOTHER_DAY_DENIED)

    def _given_up(self) -> Life:
        yield from self.office(2, 10)
        self.do(acts.ask_to_drop, by=self.unit.head, reason=phrases.GIVEN_UP)
        yield from self.office(3, 8)
        if self.chance(60):
            self.do(acts.approve_drop, by=self.clerk, word=phrases.GIVING_UP_GRANTED)
            raise Enough
        self.do(acts.deny_drop, by=self.clerk, word=phrases.GIVING_UP_DENIED)

    def _explained(self) -> Life:
        yield from self.office(2, 10)
        self.do(
            acts.ask_to_explain,
            by=self.unit.head,
            basis=phrases.EXPLAINED_BY,
            reason=phrases.EXPLAINED,
        )
        yield from self.office(3, 8)
        if self.chance(60):
            self.do(acts.approve_explanation, by=self.clerk, word=phrases.EXPLANATION_GRANTED)
            raise Enough
        self.do(acts.deny_explanation, by=self.clerk, word=phrases.EXPLANATION_DENIED)

    def _plan_changed(self) -> Life:
        yield from self.office(2, 10)
        one = self.one
        self.do(
            acts.change_plan,
            by=self.unit.handler,
            plan_name=one.plan_name,
            plan_year=one.plan_year or self.today.year,
            plan_line=phrases.PLAN_LINE,
            due_on=self.soon(30),
            reason=phrases.PLAN_CHANGED,
            files=[proposing.scan()],
        )

    def _done_and_checked(self) -> Life:
        while True:
            self.do(
                acts.ask_for_check,
                by=self.unit.handler,
                done_on=self.today,
                text=phrases.PROMISE_DONE,
                files=[proposing.scan()],
            )
            yield from self.office(1, 8)
            words = {"by": self.clerk, "on_the_spot": self.chance(50)}
            if self.chance(78):
                self.do(acts.pass_check, text=phrases.CHECK_PASSED, **words)
                return
            self.do(acts.fail_check, text=phrases.CHECK_FAILED, **words)
            yield from self.office(4, 15)

    def _told_and_confirmed(self) -> Life:
        """Each deputy who is asked answers or not; a no sends it back, once."""
        sent_back = False
        while True:
            yield from self.office(1, 8)
            self.do(acts.write_second_reply, by=self.unit.head, text=phrases.TOLD_IT_IS_DONE)
            content = yield from self._heard(may_refuse=not sent_back)
            yield from self.office(1, 4)
            while told_and_asked(self.one, by=self.clerk, at=self.now):
                yield from self.office(2, 6)
            if content:
                self.do(acts.close, by=self.clerk)
                return
            until = self.soon(8)
            self.do(acts.send_back, by=self.clerk, reason=phrases.NOT_DONE_YET, until=until)
            sent_back = True
            yield from self.office(8, 20)
            yield from self._done_and_checked()

    def _heard(self, may_refuse: bool) -> Generator[datetime, datetime, bool]:
        """Whether nobody says that it is not done."""
        content = True
        asked = DeputyWord.objects.filter(reply__commitment=self.key, answered_at=None)
        # Whoever was silent on an earlier letter is asked by this one again, and answers once.
        persons = {
            word.deputy.person_id: word
            for word in asked.select_related("deputy__person", "deputy__congress").order_by("pk")
        }
        for word in persons.values():
            if not self.chance(85):
                continue
            yield from self.any_time(0, 4)
            says_no = may_refuse and self.chance(6)
            content = content and not says_no
            self.do(
                acts.say,
                by=word.deputy,
                confirmed=not says_no,
                process=Grade.SATISFIED,
                result=Grade.DISSATISFIED if says_no else self._grade(),
                text=phrases.STILL_MISSING if says_no else "",
            )
        return content

    def _grade(self) -> str:
        return Grade.SATISFIED if self.chance(80) else Grade.MOSTLY
