"""The acts that no event of the rehearsed county year carries, each group with its reason."""

LEFT_OUT: dict[str, tuple[str, ...]] = {
    "the rules of 清源县 have no such step; tests/rehearsal/test_nine_places.py lives those that have": (
        *("suggestion.send_to_pre_review", "suggestion.recall_from_pre_review"),
        *("suggestion.give_opinion", "suggestion.adopt_edit", "suggestion.decline_edit"),
        *("suggestion.submit_to_delegation", "suggestion.pass_gate", "suggestion.return_at_gate"),
        *("suggestion.release_from_gate", "suggestion.draft_for_delegation"),
        *("suggestion.record_discussion", "suggestion.receive_paper", "suggestion.certify"),
        *("suggestion.consult", "suggestion.answer_consultation", "suggestion.transfer"),
        *("suggestion.assign_on", "suggestion.send_back_to_committee", "handling.extend"),
        *("handling.object_to_unit", "handling.uphold_objection", "handling.overrule_objection"),
        *("handling.ask_to_return_late", "reply_round.send_to_check", "reply_round.send_to_head"),
        *("reply_round.pass_level", "reply_round.pass_check_to_office"),
        *("reply_round.pass_check_to_committee", "reply_round.pass_committee_review"),
        *("reply_round.send_to_countersign", "reply_round.countersign", "reply_round.dissent"),
        *("reply_round.end_countersigning", "reply_round.stop_waiting"),
        *("reply_round.settle_dissent", "reply_round.settle_at_meeting"),
        *("reply_round.sign_face_record", "reply_round.file_signed_record", "reply_round.relay"),
        *("reply_round.give_view", "reply_round.order_redo", "reply_round.decline_redo"),
        *("reply_round.evaluate_by_experts", "reply_round.study"),
    ),
    "one may ask for it and nobody here does": (
        *("suggestion.wish_for_reply", "suggestion.undo_disposal", "suggestion.decide_publication"),
        *(
            "reply_round.attach_sealed",
            *("reply_round.change_class", "reply_round.refuse_class"),
            "handling.answer_urging",
            "handling.end_with_passing",
        ),
        *("suggestion.announce_publication", "suggestion.object_to_publication"),
        *("suggestion.pass_on", "suggestion.pass_on_for_good", "suggestion.take_in_again"),
        *("suggestion.record_outside_answer", "suggestion.conclude_passing"),
        *("handling.untie_from_task", "pledge.take_back"),
        *("coordination.take_in", "coordination.cancel"),
        *("paper.rewrite", "paper.drop", "roll.set_number_series"),
        *("roll.replace_letter_template", "roll.restore_letter_template"),
        *("assignment_meeting.call_off",),
        *("classified.enter", "classified.hand_on", "classified.give_longer"),
        *("classified.note_reply", "classified.handle_again", "classified.conclude"),
        *("classified.strike",),
    ),
    "nothing leaves a rehearsed congress: tests/workbench/test_channels.py": (
        *("roll.open_channel", "roll.close_channel", "roll.reopen_channel"),
        *("roll.try_channel", "roll.send_again"),
    ),
    "the office keeps them by hand: tests/suggestions/test_check_points.py, test_reply_norms.py": (
        *("roll.adopt_check_points", "roll.add_check_point", "roll.correct_check_point"),
        *("roll.close_check_point", "roll.reopen_check_point"),
        *("roll.add_reply_norm", "roll.replace_reply_norm", "roll.withdraw_reply_norm"),
    ),
    "no attachment of a rehearsed suggestion goes public: tests/suggestions/test_public_copies.py": (
        *("suggestion.make_public_copies", "suggestion.withdraw_public_copies"),
    ),
    "begins with a list from elsewhere: tests/suggestions/test_import_ledger.py": (
        *("suggestion.import_row", "suggestion.import_past_row", "suggestion.complete_entry"),
    ),
    "the year ends before the term does: tests/suggestions/test_handover.py": (
        *("roll.change_of_term", "suggestion.end_draft", "suggestion.invitations_lapse"),
        *("survey.end_survey",),
    ),
    "only units without items are reorganised: tests/suggestions/test_handover.py": (
        *("handling.fold_in", "handling.hand_over", "handling.renamed", "handling.taken_in_hand"),
        *("bill.taken_over", "consultation.taken_over", "fact_request.taken_over"),
        *("commitment.taken_over", "hearing.taken_over", "key_supervision.taken_over"),
        "outing.taken_over",
        *("contact_rule.taken_over", "pledge.lapse_with_unit", "classified.hand_classified_over"),
    ),
    "no clock runs into the year of the notice: tests/suggestions/test_holidays.py": (
        *("suggestion.count_clocks_anew", "handling.count_clocks_anew", "survey.count_clocks_anew"),
        *(
            "classified.count_clocks_anew",
            "bill.count_clocks_anew",
            "fact_request.count_clocks_anew",
        ),
        "ladder.count_clocks_anew",
        *("consultation.count_clocks_anew", "liaison.count_clocks_anew"),
    ),
    "the session is held as planned, the rules stay as they are: tests/suggestions/test_own_rules.py": (
        *("roll.correct_session", "roll.rules_take_effect", "roll.put_rules_in_force"),
    ),
    "honours of a year that is over: tests/supervision/test_honours.py": (
        *("honour_selection.begin", "honour_selection.shortlist", "honour_selection.decide"),
        *("honour_selection.consent", "honour_selection.announce", "honour_selection.call_off"),
        *("paper.print_circular",),
    ),
    "on a year that is over: tests/supervision/test_yearly_report.py, test_unit_assessment.py": (
        *("unit_assessment.draw_up", "unit_assessment.weigh", "unit_assessment.publish"),
        *("unit_assessment.object_to", "unit_assessment.review_objection"),
        *("unit_assessment.freeze", "unit_assessment.drop"),
        *("yearly_report.draft", "yearly_report.edit_words", "yearly_report.settle"),
        *("yearly_report.reopen", "yearly_report.hear", "yearly_report.issue"),
        *("paper.print_report",),
    ),
    "what is planned takes place, and one step is enough: tests/supervision": (
        *("campaign.cancel", "hearing.cancel", "hearing.send_back", "key_supervision.drop"),
        *("ladder.climb", "team.take_off"),
    ),
    "nobody withdraws after the reply: tests/supervision/test_commitments.py": (
        *("commitment.unsettle", "commitment.carry_on", "commitment.end_with_the_item"),
    ),
}
