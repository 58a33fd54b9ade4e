"""Who gets what answer at the addresses of groups abroad and of assistance: written by hand, asking no policy."""

import pytest

from tests import taking_part
from tests.contracts.matrix import Matrix, World, call, rows_of, world_of
from zotim.register.assistance import services as assisting
from zotim.register.assistance import urls as assistance_urls
from zotim.register.assistance.models import NeedMatch
from zotim.register.taking_part import services
from zotim.register.taking_part import urls as taking_part_urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of a body that sits in the group and has the need; the one of another body; the foreign
# ministry. A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address              coordinator  analyst   own       other     foreign
forums               200          200       200       200       200
forum_add            200          200       403       403       200
forum_load           200          403       403       403       403
forum_file           200          200       200       200       200
forum                200          200       200       200       200
forum_change         200          200       403       403       200
lead_add             200          200       403       403       200
membership_add       200          200       403       403       200
seat_give            200          200       403       403       200
seat_end             200          200       403       403       200
meeting_add          200          200       200       403       200
meetings             200          200       200       200       200
meeting              200          200       200       404       200
meeting_paper        200          200       200       404       200
meeting_paper_add    200          200       200       404       200
meeting_statement    200          200       404       404       404
meeting_attendance   200          200       200       404       200
meeting_move         200/302      200/302   200/302   404       200/302
sponsorships         200          200       200       200       200
sponsorship_add      200          200       403       403       200
sponsorship          200          200       404       404       200
sponsorship_link     200          200       403       403       403
assistances          200          200       200       200       200
assistance_add       200          200       403       403       200
assistance           200          200       200       404       200
assistance_move      200/302      200/302   403       403       200/302
assistance_file      200          200       200       404       200
needs                200          200       200       200       200
need_add             200          200       200       200       403
needs_as_of          200          200       200       200       200
need_give            200          200       403       403       403
need                 200          200       200       404       404
need_approve         200          403       403       403       403
need_release         200/302      403       403       403       403
need_match           200          200       403       403       403
need_unmatch         200/302      200/302   403       403       403
need_move            200          200       200       404       403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A group with a seat, a meeting that took place, a text that was backed; a need and an offer, matched."""

    def __init__(self):
        super().__init__()
        people = taking_part.People()
        self.people |= {**people.users, "own": people.users["focal"]}
        to = taking_part.obligation(people.analyst)
        self.ids, self.others = self.records(people, to, "one"), self.records(people, to, "two")

    def records(self, people, to, key):
        analyst = people.analyst
        forum = taking_part.forum(analyst, key)
        seat = taking_part.seat(analyst, forum, people.ministry)
        meeting = taking_part.meeting(analyst, forum, taking_part.days(-1))
        planned = taking_part.meeting(analyst, forum, taking_part.days(-1))
        services.meeting_move(actor=analyst, meeting=meeting, step="hold")
        services.paper_add(
            actor=analyst, meeting=meeting, paper="minutes", data=taking_part.MINUTES, name="minutes.pdf"
        )
        backed = services.sponsorship_add(
            actor=analyst, title=taking_part.text("A draft"), symbol=f"A/{key}", forum=forum, role="sponsor"
        )
        need = taking_part.need(people.focal, people.ministry, to)
        asked = taking_part.need(people.focal, people.ministry, to)
        assisting.need_approve(actor=people.coordinator, need=need, approved=True)
        offer = taking_part.offer(analyst, people.ministry)
        match = assisting.need_match(actor=analyst, need=need, assistance=offer)
        given = taking_part.delivered(analyst, taking_part.offer(analyst, people.ministry))
        taking_part.offer(analyst, people.ministry)  # one that is proposed
        return {
            "forum": forum.pk, "seat": seat.pk, "meeting": meeting.pk, "planned": planned.pk, "backed": backed.pk,
            "need": need.pk, "asked": asked.pk, "offer": offer.pk, "given": given.pk, "match": match.pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        of_a_forum = ("forum", "forum_change", "lead_add", "membership_add", "seat_give", "meeting_add")
        of_a_meeting = ("meeting", "meeting_statement", "meeting_attendance")
        return {
            **{key: {"pk": ids["forum"]} for key in of_a_forum},
            **{key: {"pk": ids["meeting"]} for key in of_a_meeting},
            "forum_file": {"kind": "json"},
            "seat_end": {"pk": ids["forum"], "seat": inner["seat"]},
            "meeting_paper": {"pk": ids["meeting"], "paper": "minutes"},
            "meeting_paper_add": {"pk": ids["meeting"], "paper": "agenda"},
            "meeting_move": {"pk": ids["planned"], "step": "hold"},
            "sponsorship": {"pk": ids["backed"]},
            "sponsorship_link": {"pk": ids["backed"]},
            "assistance": {"pk": ids["given"]},
            "assistance_move": {"pk": ids["offer"], "step": "begin"},
            "assistance_file": {"pk": ids["given"]},
            "need": {"pk": ids["need"]},
            "need_approve": {"pk": ids["asked"]},
            "need_release": {"pk": ids["need"]},
            "need_match": {"pk": ids["need"]},
            "need_unmatch": {"pk": ids["need"], "match": inner["match"]},
            "need_move": {"pk": ids["need"], "step": "withdraw"},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    names = {pattern.name for urls in (taking_part_urls, assistance_urls) for pattern in urls.urlpatterns}
    assert names == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("name", ["seat_end", "need_unmatch"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_id_inside_another_record_is_not_found(world, name, method):
    assert call(world.browser("coordinator"), method, world.url(name, nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world)


def test_a_match_is_seen_by_who_sees_both_ends(world):
    from zotim.core.access.actor import actor_of
    from zotim.core.access.policy import visible

    seen = {who: NeedMatch.objects.filter(visible(NeedMatch, actor_of(world.people[who]))).count()
            for who in ("analyst", "own", "other", "foreign")}  # fmt: skip
    assert seen == {"analyst": 2, "own": 2, "other": 0, "foreign": 0}
