"""What is typed on the walk into the acts of assignment, of a unit's ledger, of outcomes."""

from datetime import timedelta

from huying.domain.suggestions.models import InnerTask, Outcome
from huying.domain.suggestions.policy import filing
from huying.domain.suggestions.states import Decision, Fitness, NotPublished, Openness, OutcomeKind


class Dividing:
    """`rng`, `n`, `at` and `units` are the walk's own. What is not there is typed as None: refused."""

    # -- before any unit has it

    def _propose_units(self, subject, by):
        lead, *co = self.rng.sample(self.units, 1 + self.rng.randint(0, 1))
        return {"lead_unit": lead, "co_units": co}

    _consult = _propose_units

    def _answer_consultation(self, subject, by):
        return {"fitness": self.rng.choice((Fitness.FIT, Fitness.UNFIT)), "reason": f"理由{self.n}"}

    def _transfer(self, subject, by):
        return {"signer": f"签发人{self.n}"}

    def _assign_on(self, subject, by):
        return self._assign(subject, by) | {"signer": f"签发人{self.n}"}

    def _mark_keywords(self, subject, by):
        return {"keywords": f"关键词{self.n}"}

    def _name_leader(self, subject, by):
        return {"leader": f"领导{self.n}", "post": "副县长"}

    # -- a unit's ledger

    def _rate_assignment(self, subject, by):
        return {"accurate": True, "practical": True, "workable": self.rng.random() < 0.8}

    def _give_to_sections(self, subject, by):
        day = self.at.date() + timedelta(days=self.rng.randint(0, 9))
        return {
            "lead_section": f"科室{self.n % 3}",
            "co_sections": [f"科室{self.n % 2}"],
            "due_on": day,
            "report_on": day,
            "accurate": True,
            "practical": True,
            "workable": True,
        }

    def _a_task(self):
        tasks = list(InnerTask.objects.order_by("pk"))
        return self.rng.choice(tasks[-6:]) if tasks else InnerTask(pk=0)

    def _report_of_section(self, subject, by):
        return {"task": self._a_task(), "report": f"交单{self.n}"}

    def _strike_off(self, subject, by):
        return {"task": self._a_task()}

    # -- outcomes

    def _register_outcome(self, subject, by):
        return {
            "kind": self.rng.choice(OutcomeKind.values),
            "name": f"成果{self.n}",
            "achieved_on": self.at.date() - timedelta(days=self.rng.randint(-1, 3)),
            "quantity": self.rng.choice((None, 3)),
            "measure": self.rng.choice(("", "项")),
        }

    def _an_outcome(self):
        found = list(Outcome.objects.order_by("pk"))
        return self.rng.choice(found[-4:]) if found else Outcome(pk=0, unit=self.units[0])

    def _share_outcome(self, subject, by):
        return {"outcome": self._an_outcome()}

    _verify_outcome = _share_outcome

    def _reject_outcome(self, subject, by):
        return self._share_outcome(subject, by) | {"reason": f"不符{self.n}"}

    # -- a deputy's word on the unit

    def _object_to_unit(self, subject, by):
        return {"reason": f"异议{self.n}", "proposed_unit": self.rng.choice([None, *self.units])}

    # -- papers, records, what is published

    def _receive_paper(self, subject, by):
        return {"received_on": self.at.date() - timedelta(days=self.rng.randint(-1, 3))}

    def _announce_publication(self, subject, by):
        said = {"extent": self.rng.choice(Openness.values), "replies": self.rng.random() < 0.5}
        return said | {"ground": self.rng.choice(["", *NotPublished.values]), "reason": "理由"}

    _decide_publication = _announce_publication

    def _object_to_publication(self, subject, by):
        return {"objection": f"异议{self.n}"}

    def _sign_face_record(self, subject, by):
        return {"opinion": f"意见{self.n}"}

    def _file_signed_record(self, subject, by):
        return self._sign_face_record(subject, by) | {"scans": [self._a_scan()]}

    def _attach_sealed(self, subject, by):
        return {"scans": [self._a_scan()]}

    def _file_copy(self, subject, by):
        return {"offices": filing.still_to_file(subject), "filed_on": self.at.date()}

    # -- meetings

    def _call(self, subject, by):
        return {"held_at": self.at + timedelta(days=1), "place": "会议室"}

    _prepare = _call

    def _record_attendance(self, subject, by):
        return {"attendances": [(one, "到会的人") for one in subject.attendances.all()]}

    def _hold(self, subject, by):
        return {"signer": f"签发人{self.n}"}

    _sign_list = _hold

    def _decide(self, subject, by):
        return {
            "decisions": [
                (one, self.rng.choice((Decision.MOVE, Decision.KEEP)), self._a_unit(), "议定")
                for one in subject.items.select_related("handling")
            ]
        }

    def _a_unit(self):
        return self.rng.choice(self.units)
