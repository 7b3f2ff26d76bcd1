"""The yardstick: bare Django views doing the same by raw SQL, for a signed-in person, and nothing more.

No permissions, no clocks that explain themselves, no hash chain, no notices to others: what it costs
to have them is what the ratios show.
"""

import json
import secrets

import uuid6
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template import Context, Engine
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

ENGINE = Engine(autoescape=True)
PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1>{{ count }}
{% for table in tables %}<table>{% for row in table %}<tr>{% for cell in row %}<td>{{ cell|default_if_none:"" }}</td>
{% endfor %}</tr>{% endfor %}</table>{% endfor %}</body></html>"""
SHOWN = ENGINE.from_string(PAGE)

LIST = """
SELECT s.number_text, s.title, p.name, c.state, s.submitted_at, s.assigned_at, b.name,
       (SELECT count(*) FROM suggestions_cosignature x WHERE x.suggestion_id = s.case_id),
       (SELECT min(k.due) FROM procedure_clock k WHERE k.case_id = h.case_id AND k.ended_at IS NULL)
FROM suggestions_suggestion s
JOIN cases_case c ON c.id = s.case_id
LEFT JOIN people_appointment a ON a.id = s.lead_id
LEFT JOIN people_person p ON p.id = a.person_id
LEFT JOIN suggestions_handling h ON h.suggestion_id = s.case_id AND h.role = 'lead'
LEFT JOIN people_body b ON b.id = h.unit_id
WHERE s.congress_id = %s AND s.submitted_at IS NOT NULL
ORDER BY s.submitted_at DESC LIMIT 50"""
COUNT = "SELECT count(*) FROM suggestions_suggestion WHERE congress_id = %s AND submitted_at IS NOT NULL"
DETAIL = (
    "SELECT title, number_text, submitted_at, openness FROM suggestions_suggestion WHERE case_id = %s",
    "SELECT v.title, v.facts, v.proposal FROM suggestions_textversion v WHERE v.suggestion_id = %s",
    "SELECT r.text FROM suggestions_request r JOIN suggestions_textversion v ON v.id = r.version_id"
    " WHERE v.suggestion_id = %s",
    "SELECT p.name, x.answer FROM suggestions_cosignature x JOIN people_appointment a ON a.id = x.deputy_id"
    " JOIN people_person p ON p.id = a.person_id WHERE x.suggestion_id = %s",
    "SELECT b.name, h.role, c.state FROM suggestions_handling h JOIN people_body b ON b.id = h.unit_id"
    " JOIN cases_case c ON c.id = h.case_id WHERE h.suggestion_id = %s",
    "SELECT k.phase, k.way, k.held_at, k.content FROM suggestions_contact k"
    " JOIN suggestions_handling h ON h.case_id = k.handling_id WHERE h.suggestion_id = %s",
    "SELECT a.outcome, a.text FROM suggestions_answer a JOIN suggestions_replyround r ON r.case_id = a.round_id"
    " JOIN suggestions_handling h ON h.case_id = r.handling_id WHERE h.suggestion_id = %s",
    "SELECT label, due, article FROM procedure_clock k JOIN cases_case c ON c.id = k.case_id"
    " WHERE c.root_id = %s AND k.ended_at IS NULL",
    "SELECT e.label, e.at, e.body, d.person FROM procedure_event e JOIN cases_case c ON c.id = e.case_id"
    " LEFT JOIN procedure_eventdetail d ON d.event_id = e.id WHERE c.root_id = %s ORDER BY e.seq DESC",
)


def _ask(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _plain(key):
    return key.hex if connection.vendor == "sqlite" else key


def _shown(title, *tables, count=""):
    return HttpResponse(SHOWN.render(Context({"title": title, "tables": tables, "count": count})))


def list_page(request, congress):
    str(request.user)
    return _shown("台账", _ask(LIST, congress), count=_ask(COUNT, congress)[0][0])


def count_page(request, congress):
    str(request.user)
    states = "SELECT state, count(*) FROM cases_case WHERE congress_id = %s GROUP BY state"
    return _shown("数", _ask(states, congress))


def detail_page(request, pk):
    str(request.user)
    return _shown("建议", *(_ask(sql, _plain(pk)) for sql in DETAIL))


@csrf_exempt
def create(request, congress, by):
    """A case, a suggestion, its text and its requests, one event, in one transaction."""
    str(request.user)
    key, now = _plain(uuid6.uuid7()), timezone.now()
    asked = request.POST
    with transaction.atomic(), connection.cursor() as cursor:
        _insert(
            cursor, "cases_case", id=key, congress_id=congress, kind="suggestion", state="draft",
            version=1, root_id=key, opened_at=now,
        )  # fmt: skip
        _insert(
            cursor, "suggestions_suggestion", case_id=key, congress_id=congress,
            title=asked["title"], lead_id=by, openness="title_only", drafted_at=now,
        )  # fmt: skip
        version = _insert(
            cursor, "suggestions_textversion", congress_id=congress, suggestion_id=key, number=1,
            title=asked["title"], facts=asked["facts"], proposal=asked["proposal"], by_id=by, at=now,
        )  # fmt: skip
        for order, text in enumerate(asked.getlist("requests"), start=1):
            _insert(
                cursor, "suggestions_request", congress_id=congress, version_id=version,
                order=order, text=text,
            )  # fmt: skip
        _event(cursor, congress, key, 1, "suggestion.draft", by, now, "", "draft")
    return HttpResponseRedirect("/")


@csrf_exempt
def act(request, congress, pk, by):
    """The guarded move of a state, one event, one notice, in one transaction."""
    str(request.user)
    key, now = _plain(pk), timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT state, version FROM cases_case WHERE id = %s", [key])
        state, version = cursor.fetchone()
        cursor.execute(
            "UPDATE cases_case SET state = 'registered', version = version + 1"
            " WHERE id = %s AND version = %s AND state = %s",
            [key, version, state],
        )
        cursor.execute(
            "UPDATE suggestions_suggestion SET category_id = %s WHERE case_id = %s",
            [request.POST["category"], key],
        )
        _event(
            cursor, congress, key, version + 1, "suggestion.register", by, now, state, "registered"
        )
        _insert(
            cursor, "notices_notice", congress_id=congress, to_id=by, case_id=key,
            key=f"bench:{secrets.token_hex(8)}", text="登记编号", at=now,
        )  # fmt: skip
    return HttpResponseRedirect("/")


def _event(cursor, congress, key, version, name, by, now, was, then):
    cursor.execute("SELECT seq, hash FROM procedure_chainhead WHERE congress_id = %s", [congress])
    seq, head = cursor.fetchone()
    event = _insert(
        cursor, "procedure_event", congress_id=congress, seq=seq + 1, case_id=key, version=version,
        act=name, label=name, law="", by_id=by, body="", capacity="", at=now, was=was, now=then,
        clocks="[]", digest="", alg="sha256", previous=head, hash=secrets.token_hex(32),
    )  # fmt: skip
    _insert(
        cursor, "procedure_eventdetail", event_id=event, person="", data=json.dumps({}), salt=""
    )
    cursor.execute(
        "UPDATE procedure_chainhead SET seq = %s WHERE congress_id = %s", [seq + 1, congress]
    )


def _insert(cursor, table, **given):
    """One row; columns that may not be empty and are not given get what their type calls nothing."""
    values = {**_nothing_of(table), **given}
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    pk = {"suggestions_suggestion": "case_id", "procedure_eventdetail": "event_id"}.get(table, "id")
    cursor.execute(
        f'INSERT INTO "{table}" ({names}) VALUES ({marks}) RETURNING "{pk}"', [*values.values()]
    )
    return cursor.fetchone()[0]


_NOTHING: dict[str, dict] = {}


def _nothing_of(table) -> dict:
    if table not in _NOTHING:
        from django.apps import apps

        model = next(one for one in apps.get_models() if one._meta.db_table == table)
        _NOTHING[table] = {
            field.column: field.get_db_prep_save(field.get_default(), connection)
            for field in model._meta.concrete_fields
            if not field.null and not field.primary_key and not field.is_relation
        }
    return _NOTHING[table]


def at_the_bare_addresses(get_response):
    """Middleware: this request is for the addresses below."""

    def answer(request):
        request.urlconf = __name__
        return get_response(request)

    return answer


urlpatterns = [
    path("list/<congress>", list_page),
    path("count/<congress>", count_page),
    path("detail/<uuid:pk>", detail_page),
    path("create/<congress>/<int:by>", create),
    path("act/<congress>/<uuid:pk>/<int:by>", act),
]
