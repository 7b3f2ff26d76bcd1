"""What is typed on the walk into the acts on a promise."""

import io
from datetime import timedelta

from huying.domain.suggestions.states import Grade
from huying.domain.supervision.models import Commitment
from huying.foundation.files.checking import check_file
from tests.files.file_samples import PDF


class Promising:
    """`rng`, `n` and `at` are the walk's own."""

    def _later(self):
        return (self.at + timedelta(days=self.rng.randint(-1, 300))).date()

    def _evidence(self):
        return [check_file(io.BytesIO(PDF), name="照片.pdf")] if self.rng.random() < 0.8 else []

    def _report_progress(self, subject, by):
        if not isinstance(subject, Commitment):
            return {"content": f"进展{self.n}"}
        share = self.rng.randint(0, 100)
        return {"text": f"进展{self.n}", "share": share, "files": self._evidence()}

    def _change_plan(self, subject, by):
        return {
            "plan_name": f"规划{self.n}",
            "plan_year": self.at.year + 1,
            "reason": "修编",
            "due_on": self.rng.choice([None, self._later()]),
            "files": self._evidence(),
        }

    def _ask_for_another_day(self, subject, by):
        return {"wanted_on": self._later(), "reason": f"理由{self.n}"}

    def _grant_another_day(self, subject, by):
        return {"until": self._later(), "word": f"告知{self.n}"}

    def _word(self, subject, by):
        return {"word": f"告知{self.n}"}

    _deny_another_day = _approve_drop = _deny_drop = _word
    _approve_explanation = _deny_explanation = _word

    def _ask_to_explain(self, subject, by):
        return {"basis": "某条例第一条", "reason": f"理由{self.n}"}

    def _ask_for_check(self, subject, by):
        done_on = (self.at - timedelta(days=self.rng.randint(-1, 5))).date()
        return {"done_on": done_on, "text": f"办成{self.n}", "files": self._evidence()}

    def _say(self, subject, by):
        process, result = self.rng.choices(Grade.values, [4, 2, 1], k=2)
        return {
            "confirmed": self.rng.random() < 0.8,
            "process": process,
            "result": result,
            "text": self.rng.choice(["", "还差一段"]),
        }

    def _send_back(self, subject, by):
        return {"until": self._later(), "reason": f"理由{self.n}"}
