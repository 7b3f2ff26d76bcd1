"""What is typed on the walk into the acts of 责任链, 办理清单, 年度重点任务 and 转出办理."""

from datetime import timedelta

from huying.domain.suggestions.states import Direction


class Dutiful:
    """`rng`, `n`, `at` and `units` are the walk's own."""

    def _name_responsible(self, subject, by):
        return {"head": "局长", "section": "综合科", "person": f"经办{self.n}"}

    def _add_measure(self, subject, by):
        due = self.at.date() + timedelta(days=self.rng.randint(-1, 30))
        return {"what": f"举措{self.n}", "due_on": due}

    def _finish_measure(self, subject, by):
        measure = subject.measures.order_by("-pk").first()
        return {"measure": measure, "done_on": self.at.date(), "result": "已办"}

    def _drop_measure(self, subject, by):
        return {"measure": subject.measures.order_by("pk").first(), "reason": f"理由{self.n}"}

    def _tie_to_task(self, subject, by):
        return {"year": self.at.year, "name": f"任务{self.rng.randint(1, 3)}"}

    def _ask_to_return_late(self, subject, by):
        return {"reason": "职能已经划出", "proposed_unit": self.rng.choice(self.units)}

    def _pass_on(self, subject, by):
        return {
            "direction": self.rng.choice(Direction.values),
            "receiver": "市人大",
            "letter_number": f"{self.n}号",
            "sent_on": self.at.date(),
            "reason": f"理由{self.n}",
        }

    _pass_on_for_good = _pass_on

    def _record_outside_answer(self, subject, by):
        return {"answered_on": self.at.date(), "answer": f"答复{self.n}"}
