"""What people mistype and what others try on purpose: a refusal in words, the text kept, nothing stored.

Where all forms or addresses are asked alike, an ordinary run asks a share of them on each database, a
long run all.
"""

import io
from datetime import date
from urllib.parse import quote, unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from python_calamine import CalamineWorkbook

from huying.domain.people.models import Appointment, Person, Term
from huying.domain.people.states import Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure.models import Event
from huying.foundation.ui.fields import PlainText
from tests.conftest import moment
from tests.counts import no_runaway, turn
from tests.county import TEXT
from tests.crawl.conftest import asks, signed_in
from tests.crawl.neighbour import neighbour
from tests.crawl.test_every_url import expected

NEW = "/qingyuan/suggestions/new"
DRAFT = {
    "title": "关于修桥的建议", "facts": "桥断了。", "proposal": "修桥。", "requests_0": "修一座桥",
    "openness": "full",
}  # fmt: skip


def act_url(subject, kind: str, act: str) -> str:
    return reverse("suggestions:act", args=["qingyuan", kind, subject.pk, act])


def hidden(client, url: str) -> dict:
    form = client.get(url).context["form"]
    return {name: form[name].value() or "" for name in form.fields if form[name].is_hidden}


@pytest.fixture
def lin(county, now):
    return signed_in(county.lin)


@pytest.fixture
def chen(county, now):
    return signed_in(county.chen)


def drafts() -> list[str]:
    return list(Suggestion.objects.values_list("title", flat=True))


# -- text and encoding ------------------------------------------------------------------------


HOSTILE = ("坏\x00字", "坏\u202e字", "坏\x1b[0m字")


def test_no_form_of_any_act_takes_a_hidden_character(places, clients, tried):
    """Cases 1 and 4, in every text of every form that somebody may open; a share asks every character."""
    before, forms, fields, tries = Event.objects.count(), 0, 0, 0
    wrong = []
    for place, statuses in expected().items():
        role = next((r for r, s in zip(clients, statuses, strict=True) if s == "200"), None)
        if not role or not place.startswith(("suggestions:act", "suggestions:new", "roll:add")):
            continue
        path = places.paths[place]
        form = clients[role].get(path).context["form"]
        texts = {name for name, field in form.fields.items() if isinstance(field, PlainText)}
        if not texts:
            continue
        forms, fields = forms + 1, fields + len(texts)
        hostiles = HOSTILE if asks("hidden", place) else (HOSTILE[turn(place, len(HOSTILE))],)
        for hostile in hostiles:
            tries += 1
            answer = clients[role].post(path, dict.fromkeys(texts, f"{place}{hostile}"))
            refused = {name for name in texts if answer.context["form"].errors.get(name)}
            kept = escape(place) in answer.content.decode()
            if (answer.status_code, refused, kept) != (422, texts, True):
                wrong.append((place, hostile, answer.status_code, texts - refused, kept))
    assert wrong == []
    assert Event.objects.count() == before
    tried(f"N = {fields} texts in {forms} forms, {tries} times with a hidden character")


def test_a_lone_surrogate_is_no_fault(lin):
    """Case 2: bytes that are no character at all."""
    body = f"title=%ED%A0%80&facts=x&openness=full&idem=1&requests_0={quote('修桥')}"
    answer = lin.post(NEW, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (303, 422)
    assert "\ud800" not in "".join(drafts())


def test_what_cannot_be_seen_is_taken_out_of_a_title(lin):
    """Case 3."""
    lin.post(NEW, DRAFT | {"title": "关于\u200b修\ufeff桥\u00ad的建议"})
    assert drafts() == ["关于修桥的建议"]


def test_full_width_digits_are_the_same_number(county, now):
    """Case 6."""
    client = signed_in(county.gao)
    url = "/qingyuan/roll/new/add_term"
    answer = client.post(url, hidden(client, url) | {"number": "１９", "starts_on": "２０２６-1-5"})
    assert answer.status_code == 303
    assert list(Term.objects.order_by("number").values_list("number", flat=True)) == [18, 19]


def test_ten_thousand_accents_are_too_long(lin):
    """Case 7."""
    answer = lin.post(NEW, DRAFT | {"title": "a" + "\u0301" * 10_000})
    assert (answer.status_code, drafts()) == (422, [])
    assert "现有 10001 字，最多 60 字" in answer.content.decode()


def test_rare_characters_come_out_of_page_search_and_export_as_they_went_in(lin):
    """Cases 8 and 9."""
    title, facts = "关于𠮷㛃䶮村的建议", "三户👨‍👩‍👧，𰻝面。"
    answer = lin.post(NEW, DRAFT | {"title": title, "facts": facts})
    page = lin.get(answer.url).content.decode()
    assert title[:-3] in page and facts in page
    assert Suggestion.objects.get().text.facts == facts
    found = lin.get("/qingyuan/suggestions/?q=" + quote("𠮷㛃䶮"))
    assert "共 1 件" in found.content.decode()
    book = lin.get("/qingyuan/suggestions/export.xlsx").getvalue()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    assert [row for row in rows.to_python() if title in row] != []


@pytest.mark.parametrize("length", [1, 60])
def test_a_title_up_to_its_limit_is_kept_whole(lin, length):
    """Case 10."""
    assert lin.post(NEW, DRAFT | {"title": "桥" * length}).status_code == 303
    assert drafts() == ["桥" * length]


@pytest.mark.parametrize(
    ("name", "text", "over"),
    [("title", "桥" * 61, 1), ("title", "x" * 1_000_000, 999_940), ("facts", "桥" * 5_001, 1)],
    ids=["one more", "a megabyte", "facts"],
)
def test_a_text_beyond_its_limit_is_counted_and_kept(lin, name, text, over):
    """Case 10: nothing is cut silently."""
    answer = lin.post(NEW, DRAFT | {name: text})
    page = answer.content.decode()
    assert (answer.status_code, drafts()) == (422, [])
    assert f"请删减 {over} 字。" in page and text in page


def test_three_megabytes_of_text_are_not_read(lin):
    """Case 10: beyond what any form here can hold."""
    assert lin.post(NEW, DRAFT | {"facts": "桥" * 1_000_000}).status_code == 413
    assert drafts() == []


@pytest.mark.parametrize("blank", ["", "  ", "\u3000\u3000", "\t\r\n", "\u200b"])
def test_nothing_but_blanks_is_empty(lin, chen, county, blank):
    """Case 11."""
    assert lin.post(NEW, DRAFT | {"title": blank}).status_code == 422
    s = county.submitted()
    url = act_url(s, "suggestion", "return_for_revision")
    answer = chen.post(url, hidden(chen, url) | {"reason": blank})
    assert answer.status_code == 422
    s.case.refresh_from_db()
    assert s.state == "submitted"


def test_a_line_end_in_a_title_is_refused(lin):
    """Case 14."""
    answer = lin.post(NEW, DRAFT | {"title": "关于修桥\r\nSet-Cookie: a=b"})
    assert (answer.status_code, drafts()) == (422, [])
    assert "Set-Cookie" not in answer.headers


def test_paragraphs_pasted_from_wps_and_word_are_kept_and_evened_out(lin):
    """Case 16."""
    pasted = "\u3000\u3000一、现状。\r\n\r\n\r\n二、\u00a0问题。\x0b下一行\u2028再下一行\r末行\t"
    lin.post(NEW, DRAFT | {"facts": pasted})
    assert Suggestion.objects.get().text.facts == (
        "一、现状。\n\n二、 问题。\n下一行\n再下一行\n末行"
    )


@pytest.mark.parametrize("text", ["{{7*7}}", "%s %(act)s", "{0.__class__}", "<b>粗</b>", "${7*7}"])
def test_what_looks_like_a_template_is_printed_as_it_is(lin, chen, county, text):
    """Case 49: on the page, in lists, in notices, in the timeline."""
    s = suggestion.draft(by=county.lin, at=moment("2026-02-25"), **TEXT | {"title": text})
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    url = act_url(s, "suggestion", "return_for_revision")
    answer = chen.post(url, hidden(chen, url) | {"reason": text})
    assert answer.status_code == 303
    for client, path in (
        (lin, answer.url), (lin, "/qingyuan/"), (lin, "/qingyuan/notices"),
        (lin, act_url(s, "suggestion", "revise")), (chen, "/qingyuan/suggestions/"),
        (chen, "/qingyuan/suggestions/print"),
    ):  # fmt: skip
        page = client.get(path).content.decode()
        # The last characters of a title are held together by a tag.
        joined = page.replace('<span class="whole">', "").replace("</span>", "")
        assert escape(text) in joined, path
        assert ">49<" not in page


# -- whose is it ------------------------------------------------------------------------------


def test_fields_that_the_form_does_not_have_change_nothing(lin, county):
    """Case 36."""
    extra = {
        "state": "registered", "number": "1", "number_text": "1", "congress": "x", "lead": "1",
        "entered_by": "1", "submitted_at": "2020-01-01", "is_staff": "1", "by": "1", "case": "x",
    }  # fmt: skip
    lin.post(NEW, DRAFT | extra)
    s = Suggestion.objects.select_related("case").get()
    assert (s.state, s.lead, s.number, s.number_text) == ("draft", county.lin, None, "")
    assert (s.entered_by, s.submitted_at, s.congress) == (None, None, county.congress)


FOREIGN = [
    ("submitted", "chen", "suggestion", "register", "category"),
    ("registered", "chen", "suggestion", "assign", "lead_unit"),
    ("registered", "chen", "suggestion", "assign", "co_units"),
    ("draft", "lin", "suggestion", "invite", "deputies"),
    ("fresh", "sun", "handling", "ask_to_return", "proposed_unit"),
    ("return asked", "chen", "handling", "approve_return", "new_unit"),
    ("fresh", "chen", "handling", "take_back", "new_unit"),
    ("fresh", "sun", "handling", "record_contact", "deputies"),
    ("accepted", "lin", "handling", "confirm_contact", "contact"),
    ("imported", "chen", "suggestion", "complete_entry", "lead"),
]


def test_a_thing_of_the_neighbours_cannot_be_chosen(estate, tried):
    """Case 37: refused beside the field, in words."""
    theirs = neighbour(moment)
    other, contacts = theirs.county, theirs.at["accepted"].handlings.get(role="lead").contacts
    values = {
        "category": other.category, "contact": contacts.get(), "deputies": other.lin,
        "lead": other.lin,
    }  # fmt: skip
    before = Event.objects.count()
    for where, who, kind, act, field in FOREIGN:
        s = estate.at[where]
        subject = s if kind == "suggestion" else s.handlings.get(role="lead")
        client, url = signed_in(estate.people()[who]), act_url(subject, kind, act)
        chosen = {field: values.get(field, other.water).pk}
        answer = client.post(url, hidden(client, url) | chosen)
        assert answer.status_code == 422, (act, field)
        assert field in answer.context["form"].errors, (act, field)
    assert Event.objects.count() == before
    tried(f"N = {len(FOREIGN)} fields")


def test_another_verb_opens_nothing(places, clients):
    """Case 38."""
    before = Event.objects.count()
    for verb in ("put", "patch", "delete", "options", "trace"):
        answers = {
            place: getattr(clients["chen"], verb)(path).status_code
            for place, path in places.paths.items()
            if place.startswith(("suggestions:", "insight:", "workbench:", "roll:"))
            and asks(verb, place)
        }
        assert set(answers.values()) <= {404, 405}, (verb, answers)
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    "path",
    [
        "//qingyuan/overview", "/qingyuan%0a/overview", "/qingyuan/overview%0a",
        "/qingyuan/overview\n", "/qingyuan/%2e%2e/qingyuan/overview",
        "/QINGYUAN/overview", "/qingyuan/./overview", "/qingyuan/%252e%252e/overview",
    ],
)  # fmt: skip
def test_a_crooked_address_leads_nowhere(chen, path):
    """Case 38: the director's page has one address alone."""
    assert chen.get("/qingyuan/overview").status_code == 200
    assert chen.get("/", PATH_INFO=unquote(path)).status_code == 404


def test_an_overridden_method_is_not_believed(county, chen):
    """Case 38."""
    url = act_url(county.submitted(), "suggestion", "register")
    before = Event.objects.count()
    answer = chen.get(
        url, {"_method": "POST", "category": county.category.pk}, HTTP_X_HTTP_METHOD_OVERRIDE="POST"
    )
    assert (answer.status_code, Event.objects.count()) == (200, before)


def test_a_unit_reads_neither_an_open_evaluation_nor_a_telephone_number(estate, places, clients):
    """Case 40."""
    Person.objects.filter(name="周文").update(phone="13900001234")
    page = clients["sun"].get(places.paths["suggestions:page delivered"]).content.decode()
    assert "没有修完" not in page
    assert (
        "没有修完"
        in clients["chen"].get(places.paths["suggestions:page delivered"]).content.decode()
    )
    for place, path in places.paths.items():
        if asks("sun", place) and not place.startswith("suggestions:attachment"):
            assert "13900001234" not in str(clients["sun"].get(path).getvalue()), place


def test_a_deputy_who_was_not_asked_does_not_read_a_draft(places, clients):
    """Case 40."""
    paths = places.paths
    asked = {place: clients["wu"].get(paths[f"suggestions:page {place}"]).status_code
             for place in ("draft", "cosigning", "submitted")}  # fmt: skip
    assert asked == {"draft": 404, "cosigning": 200, "submitted": 404}


def test_a_form_open_while_the_office_was_lost_is_refused_and_its_text_given_back(county, now):
    """Case 42: 王海 was head of the 代表工委 this morning; now he is only its clerk."""
    s = suggestion.return_for_revision(
        county.submitted(), by=county.chen, at=moment("2026-02-27"), reason="请补充。"
    )
    client, url = signed_in(county.wang), act_url(s, "suggestion", "withdraw_on_word")
    typed = hidden(client, url) | {"reason": "代表来电表示撤回，记录在案。"}
    Appointment.objects.filter(pk=county.wang.pk).update(capacity=Capacity.CLERK)
    answer = client.post(url, typed)
    assert answer.status_code == 403
    assert "代表来电表示撤回，记录在案。" in answer.content.decode()
    s.case.refresh_from_db()
    assert s.state == "returned"


def test_a_files_link_dies_with_the_right_to_read_it(estate, places, clients):
    """Case 43: 孙敏 leaves 水利局; the link that she kept leads nowhere."""
    path = places.paths["suggestions:attachment contact"]
    assert clients["sun"].get(path).status_code == 200
    Appointment.objects.filter(person=estate.county.sun.person).update(until=date(2026, 4, 1))
    missing = clients["sun"].get("/qingyuan/files/01a1fd8b-b006-739b-a10b-1250d0a93cff")
    gone = clients["sun"].get(path)
    assert (gone.status_code, gone.content) == (404, missing.content)


# -- twice, at once, out of order ---------------------------------------------------------------


def test_a_form_sent_again_after_going_back_counts_once(chen, county):
    """Case 66: the same form from the Back key, and again from a second tab."""
    s = county.submitted()
    url = act_url(s, "suggestion", "register")
    first = hidden(chen, url) | {"category": county.category.pk}
    answers = [chen.post(url, first) for _time in range(3)]
    assert {(one.status_code, one.url) for one in answers} == {
        (303, reverse("suggestions:page", args=["qingyuan", s.pk]))
    }
    second_tab = first | {"idem": "another"}
    assert chen.post(url, second_tab).status_code == 409
    assert Event.objects.filter(act="suggestion.register").count() == 1


def test_of_two_clerks_the_second_is_told_and_keeps_what_she_typed(county, now):
    """Case 67."""
    s = county.submitted()
    one, two = signed_in(county.chen), signed_in(county.wang)
    register, back = (act_url(s, "suggestion", act) for act in ("register", "return_for_revision"))
    opened = hidden(two, back)
    one.post(register, hidden(one, register) | {"category": county.category.pk})
    answer = two.post(back, opened | {"reason": "请补充涉及的户数。"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "已登记" in page and "请补充涉及的户数。" in page


OUT_OF_ORDER = [
    ("draft", "lin", "suggestion", "confirm_entry", 409),
    ("submitted", "chen", "suggestion", "assign", 409),
    ("submitted", "chen", "suggestion", "close", 409),
    ("submitted", "chen", "suggestion", "archive", 409),
    ("registered", "chen", "suggestion", "register", 409),
    ("assigned", "chen", "suggestion", "close", 422),
    ("delivered", "chen", "suggestion", "close", 422),
    ("closed", "lin", "suggestion", "withdraw", 409),
    ("archived", "chen", "suggestion", "archive", 409),
    ("assigned", "sun", "handling", "plan", 409),
    ("assigned", "chen", "handling", "deny_return", 409),
    ("drafting", "li", "reply_round", "sign_off", 409),
    ("drafting", "sun", "reply_round", "deliver", 409),
    ("drafting", "chen", "reply_round", "close_early", 404),
]


def test_a_step_out_of_order_is_refused(estate, tried):
    """Case 68: whatever the crafted form holds, nothing happens."""
    c, before = estate.county, Event.objects.count()
    crafted = {
        "reason": "理由", "answer": "理由", "lead_unit": c.water.pk, "category": c.category.pk,
        "plan": "方案", "liaison": "孙敏", "idem": "x", "document_number": "1号",
        "delivery": "platform", "received_on": "2026-04-13",
        "done": "已办", "owner": "孙敏", "due_on": "2026-12-31", "basis": "依据",
    }  # fmt: skip
    found = []
    for where, who, kind, act, _status in OUT_OF_ORDER:
        s = estate.at[where]
        subject = s if kind == "suggestion" else s.handlings.get()
        subject = subject.rounds.get() if kind == "reply_round" else subject
        answer = signed_in(estate.people()[who]).post(act_url(subject, kind, act), crafted)
        found.append((where, who, kind, act, answer.status_code))
    assert found == OUT_OF_ORDER
    assert Event.objects.count() == before
    tried(f"N = {len(found)} steps")


# -- too much ---------------------------------------------------------------------------------

LISTS = (
    "insight:ledger", "insight:export", "insight:print", "insight:director", "roll:deputies",
    "roll:bodies", "roll:staff", "roll:changes", "workbench:notices", "workbench:tasks submitted",
    "suggestions:deadline", "suggestions:procedure_page", "workbench:home",
)  # fmt: skip
QUERIES = {
    "a page that is not there": "page=99999999",
    "a page that is no number": "page=-1e9",
    "a page size": "page_size=1000000000",
    "wild cards": "q=" + quote("%%%%____%" * 6),
    "ten thousand characters": "q=" + "x" * 10_000,
    "many brackets": "q=" + quote("(" * 50 + "a" * 9),
    "another column": "sort=password&order_by=-lead__person__account__password",
    "a field's path": "lead__person__phone__startswith=1&filter=user__password",
    "an injection": "q=" + quote("' OR 1=1; --") + "&sort=" + quote("number'); DROP TABLE x;--"),
    "an injection into values": "state=" + quote("' OR ''='") + "&session=" + quote("1 OR 1=1"),
    "an injection into a clock": "clock=" + quote("reply' --") + "&from=" + quote("2026-03-02'"),
    "a hidden character": "q=%00&page=%00&term=%00&delegation=%00",
    "bytes of no character": "q=%ED%A0%80&name=%ff%fe",
    "many names": "&".join(f"k{n}=1" for n in range(10_000)),
    "one name many times": "mark=late&" * 900 + "mark=late",
    "a long address": "x=" + "y" * 65_000,
}


def test_no_question_is_a_fault_or_asks_for_more_than_the_page(places, clients, tried):
    """Cases 46, 47, 75 and 76, at every list: no more questions to the database, and an end.

    At each list the injections and a share of all else.
    """

    def asked(path: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as questions, no_runaway():
            status = clients["chen"].get(path).status_code
        return status, len(questions)

    wrong, tries = [], 0
    for place in LISTS:
        path = places.paths[place]
        _status, plain = asked(path)
        for what, query in QUERIES.items():
            if "injection" not in what and not asks(what, place):
                continue
            tries += 1
            status, questions = asked(f"{path}?{query}")
            if status not in (200, 400, 404, 413, 422) or questions > plain:
                wrong.append((place, what, status, questions, plain))
    assert wrong == []
    tried(f"N = {tries} of {len(LISTS)} lists by {len(QUERIES)} questions")


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ACCEPT_LANGUAGE": "zh," * 34_000},
        {"HTTP_ACCEPT_LANGUAGE": "zh-" + "x" * 100_000},
        {"HTTP_COOKIE": "; ".join(f"c{n}=1" for n in range(500))},
        {"HTTP_USER_AGENT": "x" * 60_000},
        {"HTTP_REFERER": "x" * 60_000},
    ],
    ids=["many languages", "a long language", "cookies", "agent", "referer"],
)
def test_no_header_is_a_fault_or_runs_away(db, client, headers):
    """Case 75."""
    with no_runaway():
        assert client.get("/accounts/login/", **headers).status_code in (200, 400)
