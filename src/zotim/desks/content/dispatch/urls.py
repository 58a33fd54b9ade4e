"""Addresses of the room `dispatch`."""

from django.urls import path, register_converter

from zotim.desks.content.dispatch.views import answers, beside, dispatches, letters, proposing
from zotim.desks.content.law.models import Way


class Kind:
    """As what a dispatch is taken."""

    regex = "pdf|json"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    to_url = to_python


class Found(Kind):
    """What one saw at an address."""

    regex = "gone|there"


register_converter(Kind, "dispatch_file")
register_converter(Found, "found")
ONE = "dispatches/<uuid:pk>/"

urlpatterns = [
    path("dispatches/", dispatches.dispatch_list, name="content_dispatches"),
    path("dispatches/draft/<uuid:item>/", dispatches.dispatch_draft, name="content_dispatch_draft"),
    path(
        "dispatches/draft/<uuid:item>/protection/",
        dispatches.dispatch_draft,
        {"way": Way.PROTECTION},
        name="content_dispatch_protect",
    ),
    path(ONE, dispatches.dispatch, name="content_dispatch"),
    path(f"{ONE}change/", dispatches.dispatch_change, name="content_dispatch_change"),
    path(f"{ONE}ask/", dispatches.dispatch_ask, name="content_dispatch_ask"),
    path(f"{ONE}approve/", dispatches.dispatch_approve, name="content_dispatch_approve"),
    path(f"{ONE}send/", dispatches.dispatch_send, name="content_dispatch_send"),
    path(f"{ONE}at-once/", dispatches.dispatch_send_alone, name="content_dispatch_send_alone"),
    path(f"{ONE}review/", dispatches.dispatch_review, name="content_dispatch_review"),
    path(f"{ONE}drop/", dispatches.dispatch_drop, name="content_dispatch_drop"),
    path(f"{ONE}file.<dispatch_file:kind>", dispatches.dispatch_file, name="content_dispatch_file"),
    path(f"{ONE}receipt/", answers.dispatch_receive, name="content_dispatch_receive"),
    path(f"{ONE}failed/", answers.dispatch_fail, name="content_dispatch_fail"),
    path(f"{ONE}question/", answers.dispatch_question, name="content_dispatch_question"),
    path(f"{ONE}clarify/", answers.dispatch_clarify, name="content_dispatch_clarify"),
    path(f"{ONE}carried-out/", answers.dispatch_carry_out, name="content_dispatch_carry_out"),
    path(f"{ONE}not-carried-out/", answers.dispatch_refuse, name="content_dispatch_refuse"),
    path(f"{ONE}scrutinise/", answers.dispatch_scrutinise, name="content_dispatch_scrutinise"),
    path(f"{ONE}scrutiny/", answers.dispatch_scrutiny, name="content_dispatch_scrutiny"),
    path(f"{ONE}withdraw/", answers.dispatch_withdraw, name="content_dispatch_withdraw"),
    path(f"{ONE}final/", answers.dispatch_final, name="content_dispatch_final"),
    path(f"{ONE}court/", answers.dispatch_court, name="content_dispatch_court"),
    path(f"{ONE}keep/", answers.dispatch_keep, name="content_dispatch_keep"),
    path(f"{ONE}disclose/", answers.dispatch_disclose, name="content_dispatch_disclose"),
    path(f"{ONE}look/", answers.dispatch_look, name="content_dispatch_look"),
    path(f"{ONE}looked/<uuid:location>/<found:found>/", answers.dispatch_looked, name="content_dispatch_looked"),
    path(f"{ONE}notice.<dispatch_file:kind>", letters.notice_file, name="content_dispatch_notice"),
    path(f"{ONE}letters/<uuid:letter>/file.<dispatch_file:kind>", letters.letter_file, name="content_letter_file"),
    path(f"{ONE}letters/<uuid:letter>/handed/", letters.letter_handed, name="content_letter_handed"),
    path(f"{ONE}letters/<uuid:letter>/receipt/", letters.letter_received, name="content_letter_received"),
    path("items/<uuid:item>/propose/", proposing.decision_propose, name="content_decision_propose"),
    path("holds/", beside.hold_list, name="content_holds"),
    path("holds/place/<uuid:item>/", beside.hold_place, name="content_hold_place"),
    path("holds/<uuid:pk>/", beside.hold, name="content_hold"),
    path("holds/<uuid:pk>/lift/", beside.hold_lift, name="content_hold_lift"),
    path("holds/<uuid:pk>/longer/", beside.hold_longer, name="content_hold_longer"),
    path("holds/<uuid:pk>/prolong/", beside.hold_prolong, name="content_hold_prolong"),
    path("protection/", beside.protection_list, name="content_protections"),
    path("protection/<uuid:pk>/", beside.protection, name="content_protection"),
    path("protection/<uuid:pk>/answer/", beside.protection_answer, name="content_protection_answer"),
    path("platforms/<uuid:pk>/sent/", beside.platform, name="content_platform_sent"),
    path("platforms/<uuid:pk>/keys/make/", beside.key_make, name="content_platform_key_make"),
    path("platforms/<uuid:pk>/keys/<uuid:key>/end/", beside.key_end, name="content_platform_key_end"),
]
