"""Which tests stand for which of the bad inputs, by the number that each case has in the list of them.

A test is written as "path::name", the path below tests/.
"""

CASES: dict[int, tuple[str, ...]] = {
    1: (
        "ui/test_fields.py::test_unseen_characters_are_refused_with_their_place",
        "crawl/test_bad_input.py::test_no_form_of_any_act_takes_a_hidden_character",
    ),
    2: (
        "ui/test_fields.py::test_unseen_characters_are_refused_with_their_place",
        "crawl/test_bad_input.py::test_a_lone_surrogate_is_no_fault",
    ),
    3: (
        "ui/test_fields.py::test_a_name_with_an_unseen_character_is_refused",
        "people/test_sign_in.py::test_no_account_is_made_under_a_name_with_invisible_or_foreign_letters",
        "people/test_roll_deputies.py::test_a_name_that_hides_something_is_refused",
        "crawl/test_bad_input.py::test_what_cannot_be_seen_is_taken_out_of_a_title",
    ),
    4: (
        "files/test_file_names.py::test_a_name_with_hidden_control_characters_is_refused",
        "crawl/test_bad_input.py::test_no_form_of_any_act_takes_a_hidden_character",
    ),
    5: (
        "people/test_sign_in.py::test_one_spelling_of_a_name_is_as_good_as_another",
        "people/test_sign_in.py::test_a_name_that_only_looks_the_same_is_an_unknown_one",
    ),
    6: ("ui/test_words_and_days.py::test_a_day_may_be_typed_in_the_ways_people_type_it",
        "crawl/test_bad_input.py::test_full_width_digits_are_the_same_number"),
    7: (
        "ui/test_fields.py::test_length_is_counted_and_nothing_is_cut",
        "crawl/test_bad_input.py::test_ten_thousand_accents_are_too_long",
    ),
    8: (
        "people/test_roll_import.py::test_rare_characters_come_through_whole",
        "crawl/test_bad_input.py::test_rare_characters_come_out_of_page_search_and_export_as_they_went_in",
    ),
    9: (
        "ui/test_fields.py::test_one_line_is_made_plain",
        "crawl/test_bad_input.py::test_rare_characters_come_out_of_page_search_and_export_as_they_went_in",
    ),
    10: (
        "crawl/test_bad_input.py::test_a_title_up_to_its_limit_is_kept_whole",
        "crawl/test_bad_input.py::test_a_text_beyond_its_limit_is_counted_and_kept",
        "crawl/test_bad_input.py::test_three_megabytes_of_text_are_not_read",
    ),
    11: (
        "ui/test_fields.py::test_only_blanks_are_empty",
        "crawl/test_bad_input.py::test_nothing_but_blanks_is_empty",
    ),
    12: (
        "files/test_sheets.py::test_the_same_names_are_read_from_every_encoding",
        "files/test_sheets.py::test_a_broken_byte_is_refused_with_its_row",
    ),
    13: ("insight/test_export.py::test_the_csv_opens_in_chinese_excel_and_runs_nothing",),
    14: (
        "ui/test_fields.py::test_a_line_end_in_one_line_is_refused",
        "files/test_file_download.py::test_no_name_can_break_the_header_even_if_it_was_never_cleaned",
        "crawl/test_bad_input.py::test_a_line_end_in_a_title_is_refused",
    ),
    16: (
        "ui/test_fields.py::test_paragraphs_from_word_are_kept",
        "crawl/test_bad_input.py::test_paragraphs_pasted_from_wps_and_word_are_kept_and_evened_out",
        "browser/test_mornings.py::test_what_the_handler_pastes_from_word_keeps_its_paragraphs",
    ),
    17: ("insight/test_export.py::test_the_csv_opens_in_chinese_excel_and_runs_nothing",),
    18: (
        "insight/test_export.py::test_text_stays_text",
        "browser/test_mornings.py::test_the_clerk_exports_the_list_as_filtered_and_text_stays_text",
    ),
    22: ("files/test_file_checking.py::test_a_picture_of_too_many_pixels_is_refused_from_its_header",),
    23: (
        "files/test_file_checking.py::test_a_picture_that_is_also_a_page_or_an_archive_becomes_only_a_picture",
        "files/test_file_checking.py::test_a_page_or_another_kind_of_picture_under_a_pictures_name_is_refused",
        "files/test_file_checking.py::test_a_pdf_that_is_also_a_page_or_an_archive_is_refused",
    ),
    24: ("files/test_file_checking.py::test_other_kinds_are_refused_by_their_last_extension",),
    25: (
        "files/test_file_names.py::test_a_name_is_kept_as_far_as_it_is_harmless",
        "files/test_file_form.py::test_a_nul_in_a_requests_file_name_does_not_hide_the_real_extension",
        "files/test_file_storing.py::test_on_disk_the_name_is_random_and_nobody_else_may_read",
    ),
    31: (
        "files/test_file_checking.py::test_an_empty_file_is_refused",
        "files/test_file_limits.py::test_a_body_announced_too_large_is_refused_before_it_is_read",
        "files/test_file_limits.py::test_a_length_that_is_no_number_is_refused",
        "files/test_file_limits.py::test_twenty_thousand_parts_are_refused_within_64_megabytes",
    ),
    33: ("files/test_file_storing.py::test_the_same_file_sent_twice_is_one_content_and_two_references",),
    34: ("crawl/test_every_url.py::test_the_neighbours_things_cannot_be_told_from_missing_ones",),
    35: ("crawl/test_every_url.py::test_every_address_answers_every_role_as_the_table_says",),
    36: (
        "people/test_roll_deputies.py::test_extra_fields_in_a_form_change_nothing",
        "crawl/test_bad_input.py::test_fields_that_the_form_does_not_have_change_nothing",
    ),
    37: (
        "people/test_roll_bodies.py::test_a_unit_of_another_congress_cannot_be_chosen",
        "people/test_roll_deputies.py::test_another_congress_gives_neither_its_people_nor_its_delegations",
        "crawl/test_bad_input.py::test_a_thing_of_the_neighbours_cannot_be_chosen",
    ),
    38: (
        "crawl/test_bad_input.py::test_another_verb_opens_nothing",
        "crawl/test_bad_input.py::test_a_crooked_address_leads_nowhere",
        "crawl/test_bad_input.py::test_an_overridden_method_is_not_believed",
    ),
    39: (
        "people/test_sign_in.py::test_another_host_name_is_refused",
        "people/test_sign_in_congress.py::test_with_several_congresses_somebody_chooses_and_the_other_does_not_exist",
        "crawl/test_every_url.py::test_the_neighbours_congress_cannot_be_told_from_a_missing_one",
    ),
    40: (
        "insight/test_ledger.py::test_a_unit_is_told_the_evaluation_only_when_the_round_is_closed",
        "crawl/test_bad_input.py::test_a_unit_reads_neither_an_open_evaluation_nor_a_telephone_number",
        "crawl/test_bad_input.py::test_a_deputy_who_was_not_asked_does_not_read_a_draft",
    ),
    41: (
        "people/test_sign_in.py::test_a_stopped_account_is_out_at_its_next_request_and_its_session_does_not_come_back",
        "people/test_sign_in.py::test_an_appointment_that_ended_yesterday_opens_nothing",
    ),
    42: (
        "crawl/test_bad_input.py::test_a_form_open_while_the_office_was_lost_is_refused_and_its_text_given_back",
    ),
    43: (
        "files/test_file_download.py::test_a_file_is_handed_out_to_be_saved_and_kept_by_no_cache",
        "crawl/test_every_url.py::test_every_address_answers_every_role_as_the_table_says",
        "crawl/test_bad_input.py::test_a_files_link_dies_with_the_right_to_read_it",
    ),
    44: ("crawl/test_every_url.py::test_a_form_without_its_token_is_refused_everywhere",),
    45: (
        "people/test_sign_in.py::test_nobody_is_sent_on_to_another_site",
        "workbench/test_notices.py::test_marking_read_never_leads_elsewhere",
    ),
    46: (
        "insight/test_ledger.py::test_what_is_not_understood_is_said_and_nothing_is_shown",
        "people/test_roll_pages.py::test_others_cannot_find_out_a_field_by_filtering",
        "crawl/test_bad_input.py::test_no_question_is_a_fault_or_asks_for_more_than_the_page",
    ),
    47: ("crawl/test_bad_input.py::test_no_question_is_a_fault_or_asks_for_more_than_the_page",),
    49: ("crawl/test_bad_input.py::test_what_looks_like_a_template_is_printed_as_it_is",),
    50: (
        "people/test_sign_in.py::test_an_unknown_name_and_a_wrong_password_get_the_same_answer",
        "people/test_sign_in.py::test_an_unknown_name_takes_as_long_as_a_wrong_password",
    ),
    51: ("people/test_sign_in_lock.py::test_twenty_wrong_passwords_at_once_are_counted_as_five_and_lock",),
    53: (
        "people/test_sign_in.py::test_the_session_key_before_signing_in_is_worth_nothing_after",
        "people/test_sign_in_congress.py::test_the_key_before_switching_is_dead",
    ),
    54: (
        "people/test_sign_in.py::test_a_copied_cookie_is_dead_after_signing_out",
        "people/test_sign_in.py::test_a_changed_password_ends_every_other_session",
    ),
    57: ("people/test_sign_in.py::test_no_page_may_be_framed_or_kept",),
    66: (
        "reliability/test_form_replays.py::test_a_form_sent_up_to_five_times_at_once_has_one_effect",
        "ui/test_in_the_browser.py::test_two_clicks_send_a_form_once",
        "crawl/test_bad_input.py::test_a_form_sent_again_after_going_back_counts_once",
    ),
    67: (
        "reliability/test_contenders.py::test_of_twenty_contenders_exactly_one_wins_and_one_event_is_written",
        "crawl/test_bad_input.py::test_of_two_clerks_the_second_is_told_and_keeps_what_she_typed",
    ),
    68: ("crawl/test_bad_input.py::test_a_step_out_of_order_is_refused",),
    69: (
        "calendar/test_periods.py::test_one_working_day_before_a_made_up_saturday_is_that_saturday",
        "calendar/test_oracle.py::test_product_equals_oracle",
        "calendar/test_days.py::test_no_date_ever_raises",
    ),
    75: (
        "crawl/test_bad_input.py::test_no_question_is_a_fault_or_asks_for_more_than_the_page",
        "crawl/test_bad_input.py::test_no_header_is_a_fault_or_runs_away",
    ),
    76: (
        "insight/test_ledger.py::test_odd_pages_and_unknown_names_show_the_ledger",
        "crawl/test_bad_input.py::test_no_question_is_a_fault_or_asks_for_more_than_the_page",
    ),
}  # fmt: skip
ASKED = [
    *range(1, 15), *range(16, 19), *range(22, 26), 31, *range(33, 48), *range(49, 52), 53, 54, 57,
    *range(66, 70), 75, 76,
]  # fmt: skip
