"""What is typed on the walk into the acts of 责任链, 办理清单, 年度重点任务, 转出办理 and 公开件."""

from datetime import timedelta

from huying.domain.suggestions.policy.public_copies import standing_copies, still_to_make
from huying.domain.suggestions.states import Direction
from huying.foundation.files.cleaning import clean_copy
from huying.foundation.files.storing import open_file


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

    def _make_public_copies(self, subject, by):
        made = []
        for one in still_to_make(subject) if hasattr(subject, "publication") else ():
            with open_file(one) as content:
                made.append((one, clean_copy(content, name=one.name)))
        return {"copies": made}

    def _withdraw_public_copies(self, subject, by):
        return {"copies": list(standing_copies(subject)[:1]), "reason": f"理由{self.n}"}
