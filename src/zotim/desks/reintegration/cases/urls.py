"""Addresses of the reintegration desk."""

from django.urls import path

from zotim.desks.reintegration.cases import views

urlpatterns = [
    path("cases/", views.case_list, name="cases"),
    path("cases/open/", views.case_open, name="case_open"),
    path("cases/<uuid:pk>/", views.case, name="case"),
    path("cases/<uuid:pk>/notes/add/", views.note_add, name="note_add"),
    path("cases/<uuid:pk>/access/add/", views.grant_give, name="case_grant_give"),
    path("cases/<uuid:pk>/access/<uuid:grant>/revoke/", views.grant_revoke, name="case_grant_revoke"),
    path("cases/<uuid:pk>/bars/add/", views.bar_enter, name="case_bar_enter"),
    path("cases/<uuid:pk>/bars/<uuid:bar>/lift/", views.bar_lift, name="case_bar_lift"),
    path("cases/<uuid:pk>/steps/<slug:step>/", views.case_move, name="case_move"),
    path("cases/<uuid:pk>/close/", views.case_close, name="case_close"),
    path("overview/", views.overview, name="case_overview"),
]
