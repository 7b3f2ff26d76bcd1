"""What is typed on the walk into the acts of 送达, 签名纸质件 and 公开."""

import io
from datetime import timedelta

from huying.domain.suggestions.policy import filing
from huying.domain.suggestions.states import AnswerForm, NotPublished, Openness
from huying.foundation.files.checking import check_file
from tests.files.file_samples import PDF


class Answering:
    """`rng`, `n` and `at` are the walk's own."""

    def _wish_for_reply(self, subject, by):
        return {"form": self.rng.choice(["", *AnswerForm.values]), "relays": self.n % 2 == 0}

    def _sign_face_record(self, subject, by):
        return {"opinion": f"意见{self.n}"}

    def _change_class(self, subject, by):
        now = self.rng.choice("ABC")
        shown = self.rng.choice(["", f"验收单{self.n}"])
        told = {"reason": f"理由{self.n}", "evidence": shown}
        return {"was": subject.reply_class, "now": now, **told}

    _propose_class = _change_class

    def _attach_sealed(self, subject, by):
        return {"scans": [check_file(io.BytesIO(PDF), name="签章.pdf")]}

    def _file_copy(self, subject, by):
        return {"offices": filing.still_to_file(subject), "filed_on": self.at.date()}

    def _file_signed_record(self, subject, by):
        return {"scans": [check_file(io.BytesIO(PDF), name="记录.pdf")]}

    def _receive_paper(self, subject, by):
        return {"received_on": self.at.date() + timedelta(days=self.rng.choice((0, 0, 0, 1)))}

    def _announce_publication(self, subject, by):
        extent = self.rng.choice(Openness.values)
        return {
            "extent": extent,
            "replies": self.rng.random() < 0.5,
            "ground": self.rng.choice(["", *NotPublished.values]),
            "reason": self.rng.choice(("", f"理由{self.n}")),
        }

    _decide_publication = _announce_publication

    def _object_to_publication(self, subject, by):
        return {"objection": f"不宜公开{self.n}"}
