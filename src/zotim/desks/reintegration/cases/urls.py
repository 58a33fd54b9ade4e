"""Addresses of the reintegration desk."""

from django.urls import path

from zotim.desks.reintegration.cases.views import cases, steps

urlpatterns = [
    path("cases/", cases.case_list, name="cases"),
    path("cases/open/", cases.case_open, name="case_open"),
    path("cases/<uuid:pk>/", cases.case, name="case"),
    path("cases/<uuid:pk>/notes/add/", cases.note_add, name="note_add"),
    path("cases/<uuid:pk>/access/add/", cases.grant_give, name="case_grant_give"),
    path("cases/<uuid:pk>/access/<uuid:grant>/revoke/", cases.grant_revoke, name="case_grant_revoke"),
    path("cases/<uuid:pk>/bars/add/", cases.bar_enter, name="case_bar_enter"),
    path("cases/<uuid:pk>/bars/<uuid:bar>/lift/", cases.bar_lift, name="case_bar_lift"),
    path("cases/<uuid:pk>/flags/add/", steps.flag_put, name="case_flag_put"),
    path("cases/<uuid:pk>/flags/<uuid:flag>/end/", steps.flag_end, name="case_flag_end"),
    path("cases/<uuid:pk>/steps/<slug:step>/", steps.case_move, name="case_move"),
    path("cases/<uuid:pk>/hold/", steps.case_hold, name="case_hold"),
    path("cases/<uuid:pk>/go-on/", steps.case_resume, name="case_resume"),
    path("cases/<uuid:pk>/closure/ask/", steps.closure_ask, name="case_closure_ask"),
    path("cases/<uuid:pk>/closure/return/", steps.closure_return, name="case_closure_return"),
    path("cases/<uuid:pk>/close/", steps.case_close, name="case_close"),
    path("cases/<uuid:pk>/end/<slug:step>/", steps.case_end, name="case_end"),
    path("cases/<uuid:pk>/reopen/", steps.case_reopen, name="case_reopen"),
    path("overview/", cases.overview, name="case_overview"),
]
