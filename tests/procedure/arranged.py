"""What an act needs around it before anybody may do it: set, not lived, and taken back afterwards."""

from datetime import date

from huying.domain.people.models import Body
from huying.domain.people.states import UnitSystem
from huying.domain.suggestions.models import (
    Answer,
    Circumstances,
    ClassChange,
    CoSignature,
    CosignCall,
    Countersign,
    DelegationAuthor,
    Extension,
    FaceReply,
    Groundwork,
    Handling,
    InnerTask,
    LikeLink,
    Measure,
    Outcome,
    PassingOn,
    Pause,
    PreReview,
    Publication,
    PublicCopy,
    Relay,
    ReplyRound,
    SecondOpinion,
    Section,
    Suggestion,
    Survey,
    TaskTie,
    UnitObjection,
    Urging,
    Visit,
    VisitTime,
    YearlyTask,
)
from huying.foundation.files.models import Attachment, StoredFile
from huying.foundation.procedure.models import Clock


def _entered_by_staff(cast):
    Suggestion.objects.update(entered_by=cast.county.chen)


def _all_agree_to_withdraw(cast):
    CoSignature.objects.update(withdrawal_agreed_at=cast.at)


def _the_reply_is_still_owed(cast, rulebook):
    cast.rulebook(rulebook)
    for one in Handling.objects.filter(role="lead"):
        clock = Clock.objects.filter(case=one.case, name="reply").latest("pk")
        Clock.objects.filter(pk=clock.pk).update(ended_at=None, end="")


def _imported(cast):
    Suggestion.objects.filter(pk=cast.own.pk).update(source_key="1")
    Suggestion.objects.filter(pk=cast.other.pk).update(source_key="2")


def _an_extension_is_asked(cast):
    cast.rulebook("hebei")
    for one in Handling.objects.filter(role="lead"):
        Extension.objects.create(
            congress=one.congress,
            handling=one,
            reason="面广",
            work_done="已勘察",
            told_deputy="电话",
            answer="asked",
            asked_at=cast.at,
        )


def _a_pause(cast, answer):
    """Asked for, or standing to its last day."""
    today = cast.at.date()
    for one in Handling.objects.all():
        Pause.objects.create(
            congress=one.congress,
            handling=one,
            ground="awaits_deputy",
            reason="等代表补充情况",
            days=10,
            answer=answer,
            asked_at=cast.at,
            began_on=today,
            until=today,
        )


def _checks_before(cast):
    cast.lay(handling__check_position="before")


def _checks_after(cast):
    cast.lay(handling__check_position="after")


def _checks_come_later(cast):
    _a_whole_reply(cast)
    _checks_after(cast)


def _already_reviewed(cast):
    _a_whole_reply(cast)
    cast.rulebook("national")
    ReplyRound.objects.update(reviewed_at=cast.at)


def _countersigned(cast):
    cast.lay(handling__countersign=True)
    ReplyRound.objects.update(
        countersign_turn=1, countersign_sent_at=cast.moment("2026-02-02"), countersigned_at=None
    )


def _outcomes(cast):
    for one in Handling.objects.all():
        line = Outcome.objects.create(
            congress=one.congress,
            unit=one.unit,
            kind="project",
            name="支渠衬砌",
            achieved_on=cast.at.date(),
            by=cast.county.sun,
            at=cast.at,
        )
        line.handlings.add(one)


def _called(cast):
    for one in (cast.own, cast.other):
        CosignCall.objects.create(
            suggestion=one, congress=cast.county.congress, by=one.lead, at=cast.at
        )


def _linked(cast):
    LikeLink.objects.create(
        congress=cast.county.congress,
        kind="like",
        a=cast.own,
        b=cast.other,
        reason="都是水利",
        by=cast.county.chen,
        at=cast.at,
    )


def _sections_have_reported(cast):
    for one in Handling.objects.all():
        section = Section.objects.create(congress=one.congress, unit=one.unit, name="农水科")
        InnerTask.objects.create(
            congress=one.congress,
            handling=one,
            section=section,
            leads=True,
            given_at=cast.at,
            due_on=cast.at.date(),
            reported_at=cast.at,
        )


def _too_late_to_return(cast):
    cast.lay(return_request__after_deadline="allow_with_leader_sign")
    Clock.objects.filter(name="return").update(due=date(2026, 1, 1), ended_at=None, end="")


def _no_unit_has_replied(cast):
    ReplyRound.objects.update(delivered_at=None)


def _away(cast):
    for one in (cast.own, cast.other):
        PassingOn.objects.create(
            congress=one.congress, suggestion=one, direction="up", receiver="市人大",
            letter_number="1号", sent_on=cast.at.date(), reason="市管", answer="已办",
            by=cast.county.chen, at=cast.at,
        )  # fmt: skip


def _urged(cast):
    for one in Handling.objects.all():
        Urging.objects.create(
            congress=one.congress, handling=one, hand="deputy", weight=3, words="渠修得怎样？",
            answer_by=cast.at.date(), by=cast.county.lin, at=cast.at,
        )  # fmt: skip


def _measures(cast):
    for one in Handling.objects.all():
        Measure.objects.create(
            congress=one.congress, handling=one, what="渠段勘察", due_on=cast.at.date(),
            by=cast.county.sun, at=cast.at,
        )  # fmt: skip


def _tied_to_tasks(cast):
    for one in Handling.objects.all():
        task = YearlyTask.objects.create(
            congress=one.congress, unit=one.unit, year=2026, name=f"任务{one.pk}"
        )
        TaskTie.objects.create(
            congress=one.congress, handling=one, task=task, by=cast.county.sun, at=cast.at
        )


def _leads_at_odds(cast):
    _countersigned(cast)
    Handling.objects.update(role="lead")
    for round in ReplyRound.objects.all():
        other = round.handling.suggestion.handlings.exclude(pk=round.handling_id).get()
        Countersign.objects.create(
            congress=round.congress,
            round=round,
            handling=other,
            turn=1,
            agrees=False,
            text="经费应由贵单位承担。",
            by=cast.county.he_head,
            at=cast.at,
        )


def _the_lead_still_writes(cast):
    cast.put("reply_round", "drafting")


def _judges(cast):
    Body.objects.filter(handlings__isnull=False).update(system=UnitSystem.JUDICIAL)


def _judicial_units(cast):
    Body.objects.filter(handlings__isnull=False).update(system=UnitSystem.JUDICIAL)


def _every_round_is_closed(cast):
    cast.put("reply_round", "closed")


def _somebody_is_dissatisfied(cast):
    Survey.objects.update(result="dissatisfied", reason="没有修完")


def _a_whole_reply(cast):
    """Every request answered, the co-unit heard, the contacts let pass."""
    cast.put("co_handling", "opinion_sent")
    Handling.objects.update(waived_contacts_at=cast.at)
    for round in ReplyRound.objects.all():
        for request in round.handling.suggestion.text.requests.all():
            Answer.objects.create(
                congress=round.congress,
                round=round,
                request=request,
                outcome="adopted",
                text="已经完成。",
            )
    ReplyRound.objects.update(
        reply_class="A", has_commitment=False, contact_person="孙敏 0530-0000000"
    )


def _another_class_is_asked_for(cast):
    ReplyRound.objects.update(reply_class="B")
    for one in ReplyRound.objects.all():
        ClassChange.objects.create(
            congress=one.congress, round=one, stage="afterwards", was="B", now="A",
            meaning="resolved", reason="已经修完", evidence="验收单", answer="open",
            by=cast.county.sun, at=cast.at,
        )  # fmt: skip


def _unsigned(cast):
    cast.put("handling", "assigned")
    cast.put("co_handling", "assigned")


def _closed_and_dissatisfied(cast, rules, *, round=1, opinion=False):
    """Every reply is over and somebody is dissatisfied with it, under such rules."""
    cast.rulebook(rules)
    cast.put("reply_round", "closed")
    Survey.objects.update(result="dissatisfied", reason="没有修完")
    ReplyRound.objects.update(round=round)
    for one in ReplyRound.objects.all() if opinion else ():
        SecondOpinion.objects.create(
            congress=one.congress, round=one, kind="mediation", held_on=cast.at.date(),
            people="代表、单位", text="年底前完成", by=cast.county.chen, at=cast.at,
        )  # fmt: skip


def _in_pre_review(cast, **more):
    cast.rulebook("henan")
    PreReview.objects.create(
        congress=cast.own.congress,
        suggestion=cast.own,
        round="professional_group",
        body=cast.people["group_reviewer"].body,
        version=cast.own.text,
        sent_at=cast.at,
        **more,
    )


def _an_edit_waits(cast):
    _in_pre_review(cast, given_at=cast.at, title="关于修渠的建议", answer="open")


def _marked_for_session(cast):
    for one in (cast.own, cast.other):
        Circumstances.objects.create(
            congress=one.congress, suggestion=one, for_session=cast.county.session
        )


def _for_reference(cast):
    for one in (cast.own, cast.other):
        Circumstances.objects.create(congress=one.congress, suggestion=one, reference_only=True)


def _groundwork_was_done(cast):
    Groundwork.objects.create(
        congress=cast.own.congress,
        suggestion=cast.own,
        kind="visit",
        done_on=cast.at.date(),
        content="看了渠",
        by=cast.county.lin,
        at=cast.at,
    )


def _in_the_delegations_name(cast):
    DelegationAuthor.objects.create(
        congress=cast.own.congress, suggestion=cast.own, delegation=cast.county.delegation
    )


def _appointments(cast, state):
    """Each unit has called on the lead deputy and a co-signer."""
    for one in Handling.objects.all():
        own = one.suggestion_id == cast.own.pk
        for deputy in (one.suggestion.lead, cast.county.zhou if own else cast.elsewhere_too):
            visit = Visit.objects.create(
                congress=one.congress, handling=one, deputy=deputy, way="face", about="支渠",
                state=state, at_time=cast.at, by=cast.county.sun, at=cast.at, changed_at=cast.at,
            )  # fmt: skip
            VisitTime.objects.create(congress=one.congress, visit=visit, moment=cast.at)


def _a_deputy_objects(cast):
    cast.rulebook("objecting")
    for one in Handling.objects.filter(role="lead"):
        UnitObjection.objects.create(
            congress=one.congress, handling=one, reason="不对口", at=cast.at
        )


def _answered_in_person(cast):
    for one in ReplyRound.objects.all():
        FaceReply.objects.create(
            congress=one.congress, round=one, held_on=cast.at.date(), place="渠首", people="李建国",
            content="已经立项", by=cast.county.sun, at=cast.at,
        )  # fmt: skip


def _left_to_the_lead(cast):
    for one in ReplyRound.objects.all():
        Relay.objects.create(congress=one.congress, round=one)


def _to_be_published(cast):
    for one in Suggestion.objects.all():
        Publication.objects.create(
            congress=one.congress, suggestion=one, content="full", replies=True,
            announced_by=cast.county.chen, announced_at=cast.at,
        )  # fmt: skip


def _with_files_to_publish(cast):
    _to_be_published(cast)
    Publication.objects.update(decided_at=cast.at, decided_by=cast.county.wang)
    for number, one in enumerate(Suggestion.objects.select_related("text")):
        file = StoredFile.objects.create(
            congress=one.congress, sha256=f"{number}", size=1, path=f"x/{number}", created_at=cast.at,
            media_type="application/pdf",
        )  # fmt: skip
        one.text.attachments.add(_hung(cast, one, file, 9))


def _hung(cast, one, file, position):
    return Attachment.objects.create(
        congress=one.congress, case=one.case, file=file, name="图.pdf", purpose="suggestion",
        position=position, added_at=cast.at,
    )  # fmt: skip


def _with_public_copies(cast):
    _with_files_to_publish(cast)
    for one in Suggestion.objects.select_related("text"):
        original = one.text.attachments.get()
        PublicCopy.objects.create(
            congress=one.congress, suggestion=one, original=original, made_by=cast.county.chen,
            copy=_hung(cast, one, original.file, 8), made_at=cast.at,
        )  # fmt: skip


ARRANGED = {
    ("suggestion", "receive_paper"): lambda cast: cast.rulebook("henan"),
    ("suggestion", "object_to_publication"): _to_be_published,
    ("suggestion", "decide_publication"): lambda cast: (
        _to_be_published(cast),
        Publication.objects.update(
            objection="有村民姓名", objected_by=cast.county.lin, objected_at=cast.at
        ),
    ),
    ("suggestion", "make_public_copies"): _with_files_to_publish,
    ("suggestion", "withdraw_public_copies"): _with_public_copies,
    ("suggestion", "wish_for_reply"): lambda cast: cast.lay(answer__form="face"),
    ("reply_round", "sign_face_record"): _answered_in_person,
    ("reply_round", "file_signed_record"): _answered_in_person,
    ("reply_round", "relay"): _left_to_the_lead,
    ("handling", "object_to_unit"): lambda cast: cast.rulebook("objecting"),
    ("handling", "uphold_objection"): _a_deputy_objects,
    ("handling", "overrule_objection"): _a_deputy_objects,
    ("suggestion", "send_to_pre_review"): lambda cast: cast.rulebook("henan"),
    ("suggestion", "recall_from_pre_review"): _in_pre_review,
    ("suggestion", "give_opinion"): _in_pre_review,
    ("suggestion", "adopt_edit"): _an_edit_waits,
    ("suggestion", "decline_edit"): _an_edit_waits,
    ("suggestion", "unmark_for_session"): _marked_for_session,
    ("suggestion", "lapse_for_session"): _marked_for_session,
    ("suggestion", "ask_for_reply"): _for_reference,
    ("reply_round", "tell_considered"): _for_reference,
    ("suggestion", "strike_groundwork"): _groundwork_was_done,
    ("suggestion", "submit_to_delegation"): lambda cast: cast.rulebook("henan"),
    ("suggestion", "record_discussion"): _in_the_delegations_name,
    ("suggestion", "lift_secrecy"): lambda cast: Suggestion.objects.update(secrecy=True),
    ("suggestion", "consult"): lambda cast: cast.rulebook("consulted"),
    ("suggestion", "transfer"): lambda cast: cast.rulebook("two_steps"),
    ("suggestion", "undo_assignment"): _unsigned,
    ("suggestion", "withdraw"): _all_agree_to_withdraw,
    ("suggestion", "close"): _every_round_is_closed,
    ("suggestion", "certify"): lambda cast: cast.rulebook("struck_off"),
    ("reply_round", "send_to_check"): lambda cast: (
        _a_whole_reply(cast),
        cast.rulebook("national"),
    ),
    ("reply_round", "send_to_office"): _checks_come_later,
    ("reply_round", "send_to_committee"): lambda cast: (
        _checks_come_later(cast),
        _judicial_units(cast),
    ),
    ("reply_round", "send_to_head"): _already_reviewed,
    ("reply_round", "send_to_countersign"): lambda cast: (
        _a_whole_reply(cast),
        _countersigned(cast),
    ),
    ("reply_round", "countersign"): _countersigned,
    ("reply_round", "dissent"): _countersigned,
    ("reply_round", "stop_waiting"): lambda cast: _countersigned(cast),
    ("reply_round", "settle_dissent"): _leads_at_odds,
    ("reply_round", "pass_level"): lambda cast: cast.lay(handling__inner_checks=3),
    ("suggestion", "pass_on"): _no_unit_has_replied,
    ("suggestion", "pass_on_for_good"): _no_unit_has_replied,
    ("suggestion", "record_outside_answer"): _away,
    ("suggestion", "take_in_again"): _away,
    ("suggestion", "conclude_passing"): _away,
    ("handling", "ask_to_return_late"): _too_late_to_return,
    ("handling", "send_back_co_opinion"): _the_lead_still_writes,
    ("reply_round", "change_class"): lambda cast: ReplyRound.objects.update(reply_class="A"),
    ("reply_round", "propose_class"): lambda cast: ReplyRound.objects.update(reply_class="B"),
    ("reply_round", "agree_class"): lambda cast: _another_class_is_asked_for(cast),
    ("reply_round", "refuse_class"): lambda cast: _another_class_is_asked_for(cast),
    ("reply_round", "pass_committee_review"): lambda cast: cast.rulebook("national"),
    ("reply_round", "pass_committee_review_to_check"): _checks_after,
    ("reply_round", "sign_off"): _a_whole_reply,
    ("reply_round", "close_early"): _somebody_is_dissatisfied,
    ("suggestion", "confirm_entry"): _entered_by_staff,
    ("suggestion", "deny_entry"): _entered_by_staff,
    ("suggestion", "complete_entry"): _imported,
    ("suggestion", "unlink_like"): _linked,
    ("suggestion", "end_the_call"): lambda cast: _called(cast),
    ("suggestion", "join"): lambda cast: _called(cast),
    ("suggestion", "agree_to_withdraw"): lambda cast: Suggestion.objects.update(
        withdrawal_asked_at=cast.at
    ),
    ("handling", "accept_visit"): lambda cast: _appointments(cast, "proposed"),
    ("handling", "name_another_time"): lambda cast: _appointments(cast, "proposed"),
    ("handling", "agree_to_time"): lambda cast: _appointments(cast, "countered"),
    ("handling", "cancel_visit"): lambda cast: _appointments(cast, "agreed"),
    ("reply_round", "give_view"): lambda cast: cast.rulebook("asked"),
    ("reply_round", "order_redo"): lambda cast: _closed_and_dissatisfied(cast, "ordered"),
    ("reply_round", "decline_redo"): lambda cast: _closed_and_dissatisfied(cast, "studied"),
    ("reply_round", "mediate"): lambda cast: _closed_and_dissatisfied(cast, "hebei", round=2),
    ("reply_round", "evaluate_by_experts"): lambda cast: _closed_and_dissatisfied(
        cast, "experts", round=2
    ),
    ("reply_round", "study"): lambda cast: _closed_and_dissatisfied(cast, "study", round=2),
    ("reply_round", "act_on_opinion"): lambda cast: _closed_and_dissatisfied(
        cast, "hebei", round=2, opinion=True
    ),
    ("handling", "head_has_seen"): lambda cast: Handling.objects.update(seen_by_head_at=None),
    ("handling", "extend"): lambda cast: _the_reply_is_still_owed(cast, "national"),
    ("handling", "ask_extension"): lambda cast: _the_reply_is_still_owed(cast, "hebei"),
    ("handling", "urge"): _no_unit_has_replied,
    ("handling", "answer_urging"): _urged,
    ("handling", "finish_measure"): _measures,
    ("handling", "drop_measure"): _measures,
    ("handling", "untie_from_task"): _tied_to_tasks,
    ("handling", "report_of_section"): _sections_have_reported,
    ("handling", "strike_off"): _sections_have_reported,
    ("handling", "verify_outcome"): _outcomes,
    ("handling", "reject_outcome"): _outcomes,
    ("handling", "grant_pause"): lambda cast: _a_pause(cast, "pause_asked"),
    ("handling", "refuse_pause"): lambda cast: _a_pause(cast, "pause_asked"),
    ("handling", "run_on"): lambda cast: _a_pause(cast, "standing"),
    ("handling", "grant_extension"): _an_extension_is_asked,
    ("handling", "refuse_extension"): _an_extension_is_asked,
    ("reply_round", "pass_check_to_office"): _checks_before,
    ("reply_round", "pass_check_to_committee"): lambda cast: (_checks_before(cast), _judges(cast)),
    ("reply_round", "pass_check"): lambda cast: cast.rulebook("national"),
}
