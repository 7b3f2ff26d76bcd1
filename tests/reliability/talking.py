"""What is typed on the walk into the acts of messages, appointments, appraisals and a second 不满意."""

from datetime import timedelta

from huying.domain.suggestions.models import Suggestion, VisitTime
from huying.domain.suggestions.policy.like_links import links_of
from huying.domain.suggestions.states import (
    AppraisalKind,
    LikeKind,
    MessageKind,
    Verdict,
    VisitState,
    Way,
)


class Talking:
    """`rng`, `n`, `at`, `units` and `deputies` are the walk's own."""

    def _ask_the_unit(self, subject, by):
        return {"words": f"第{self.n}次留言"}

    _write_to_deputies = _ask_the_unit

    def _urge(self, subject, by):
        return {"words": f"第{self.n}次催办", "answer_required": self.rng.random() < 0.5}

    def _answer_urging(self, subject, by):
        return {"answer": f"第{self.n}次回复催办"}

    def _write_to_unit(self, subject, by):
        kind = self.rng.choice([one for one in MessageKind.values if one != MessageKind.MESSAGE])
        return {"kind": kind, "to_unit": self.rng.choice(self.units), "words": f"往来{self.n}"}

    def _propose_visit(self, subject, by):
        lead = subject.suggestion.lead
        return {
            "deputy": lead if self.rng.random() < 0.9 else self.deputies[-1],
            "times": [self.at + timedelta(days=day) for day in (1, 2)],
            "way": self.rng.choice(Way.values),
            "about": f"第{self.n}次预约",
        }

    def _accept_visit(self, subject, by):
        times = VisitTime.objects.filter(
            visit__handling=subject.pk,
            visit__state=VisitState.PROPOSED,
            visit__deputy__person=by.person_id,
        )
        return {"time": times.order_by("pk").first()}

    def _name_another_time(self, subject, by):
        mine = {"deputy__person": by.person_id, "state": VisitState.PROPOSED}
        visit = subject.visits.filter(**mine).order_by("pk").first()
        return {"visit": visit, "moment": self.at + timedelta(days=3)}

    def _agree_to_time(self, subject, by):
        return {"visit": subject.visits.filter(state=VisitState.COUNTERED).order_by("pk").first()}

    def _cancel_visit(self, subject, by):
        return {"visit": subject.visits.order_by("-pk").first(), "reason": "改日再约"}

    def _record_appraisal(self, subject, by):
        return {
            "kind": self.rng.choice(AppraisalKind.values),
            "held_on": self.at.date() - timedelta(days=1),
            "people": "测评组",
            "satisfied": self.rng.randint(0, 3),
            "mostly": 0,
            "dissatisfied": 0,
        }

    def _link_like(self, subject, by):
        others = Suggestion.objects.filter(submitted_at__isnull=False).order_by("pk")
        kind = self.rng.choice(LikeKind.values)
        return {"other": self.rng.choice([*others, subject]), "kind": kind, "reason": "同一件事"}

    def _unlink_like(self, subject, by):
        return {"link": links_of(subject).order_by("pk").first(), "reason": "不是一件事"}

    def _record_acceptance(self, subject, by):
        return {
            "visited_on": self.at.date() - timedelta(days=self.rng.randint(0, 2)),
            "place": "现场",
            "deputies": [self.rng.choice(self.deputies)],
            "passed": self.rng.random() < 0.5,
            "finding": f"看了{self.n}",
        }

    def _record_assessment(self, subject, by):
        return {
            "assessor": "评估机构",
            "assessed_on": self.at.date() - timedelta(days=1),
            "verdict": self.rng.choice(Verdict.values),
        }

    def _mediate(self, subject, by):
        held = self.at.date() - timedelta(days=1)
        return {"held_on": held, "people": "代表、单位", "text": f"意见{self.n}"}

    _evaluate_by_experts = _study = _mediate
