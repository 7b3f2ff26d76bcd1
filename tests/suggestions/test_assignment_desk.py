"""交办台: one after the other, many at once from the list, undone the same day."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.procedure import suggestion
from tests.conftest import moment
from tests.county import TEXT
from tests.crawl.conftest import now  # noqa: F401  (the day is 2026-04-13)
from tests.rules import under
from tests.suggestions.test_pages import sign_in

DESK = reverse("suggestions:assignment_desk", args=["qingyuan"])


def registered(county, n):
    at = moment("2026-02-26")
    s = suggestion.draft(by=county.lin, at=at, **TEXT | {"title": f"关于第{n}件事的建议"})
    s = suggestion.submit(s, by=county.lin, at=moment(f"2026-02-26 10:{n:02}"))
    return suggestion.register(s, by=county.chen, at=moment("2026-02-27"), category=county.category)


def proposed(county, n, lead, *co):
    return suggestion.propose_units(
        registered(county, n), by=county.chen, at=moment("2026-02-28"), lead_unit=lead, co_units=co
    )


def anew(s):
    return Suggestion.objects.select_related("case").get(pk=s.pk)


def sent(form, **fields):
    return {one.html_name: one.value() or "" for one in form.hidden_fields()} | fields


def test_the_clerk_assigns_one_after_the_other_and_takes_one_back(client, county, now):  # noqa: F811
    first, second = proposed(county, 1, county.water, county.finance), registered(county, 2)
    shown = sign_in(client, county.chen).get(DESK).context
    assert (shown["desk"].place, shown["desk"].total) == (1, 2)
    assert shown["form"].initial["lead_unit"] == county.water.pk
    answer = client.post(
        shown["url"],
        sent(
            shown["form"],
            lead_unit=county.water.pk,
            co_units=[county.finance.pk],
            assigning=shown["then"],
        ),
    )
    assert (answer.status_code, answer.url) == (303, f"{DESK}?at={second.pk}")
    shown = client.get(answer.url).context
    assert (shown["suggestion"].pk, shown["desk"].total) == (second.pk, 1)
    assert dict(shown["desk"].systems) == {"党群": 0, "政府": 1, "监察法检": 0}
    (lately,) = shown["lately"]
    form = client.get(lately["undo"]).context["form"]
    assert client.post(lately["undo"], sent(form, reason="选错了单位")).status_code == 303
    assert [anew(one).state for one in (first, second)] == ["registered", "registered"]
    assert client.get(DESK).context["lately"] == []


def test_many_are_assigned_at_once_each_to_its_own(client, county, now):  # noqa: F811
    water = proposed(county, 1, county.water, county.finance)
    court = proposed(county, 2, county.court)
    gone = registered(county, 3)
    suggestion.withdraw(gone, by=county.lin, at=moment("2026-03-01"), reason="已经解决")
    sign_in(client, county.chen)
    url = reverse("suggestions:bulk", args=["qingyuan", "suggestion", "assign"])
    picks = [f"{one.pk}.{anew(one).case.version}" for one in (water, court, gone)]
    shown = client.post(url, {"pick": picks}).context
    assert (shown["possible"], shown["refused"]) == (2, 1)
    form = shown["form"]
    leads = {name: form[name].value() for name in form.fields if name.startswith("lead_")}
    leads[f"lead_{gone.pk.hex}"] = county.water.pk
    report = client.post(url, sent(form, pick=picks, confirmed="1", **leads)).context
    assert (len(report["done"]), len(report["refused"])) == (2, 1)
    given = Handling.objects.order_by("suggestion__submitted_at", "pk")
    assert [(one.suggestion_id, one.unit.name, one.role) for one in given] == [
        (water.pk, "水利局", "lead"),
        (water.pk, "财政局", "co"),
        (court.pk, "人民法院", "lead"),
    ]


def test_the_government_office_has_the_desk_of_the_second_step(client, county, now):  # noqa: F811
    under(county.congress, "two_steps", moment("2026-02-01"))
    s = suggestion.transfer(
        registered(county, 1), by=county.chen, at=moment("2026-03-02"), signer="王海"
    )
    shown = sign_in(client, county.liu).get(DESK).context
    assert (shown["suggestion"].pk, shown["act"].name) == (s.pk, "assign_on")
    assert county.court not in shown["form"].fields["lead_unit"].queryset


def test_the_desk_asks_the_same_for_one_as_for_three(client, county, now):  # noqa: F811
    sign_in(client, county.chen)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(DESK).status_code == 200
        return len(queries)

    registered(county, 1)
    asked()
    one = asked()
    for n in (2, 3):
        registered(county, n)
    assert asked() == one


def test_nobody_else_has_a_desk(client, county, now):  # noqa: F811
    assert "没有待交办的建议" in sign_in(client, county.chen).get(DESK).content.decode()
    for other in (county.lin, county.sun, county.gao, county.zhao):
        assert sign_in(client, other).get(DESK).status_code == 404
