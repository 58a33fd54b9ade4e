"""Addresses of accounts and their administration."""

from django.urls import path

from zotim.core.access.middleware import SECOND_FACTOR_PAGE
from zotim.web.accounts import administration, views

urlpatterns = [
    path("me/", views.account, name="my_account"),
    path("me/second-factor/", views.second_factor, name=SECOND_FACTOR_PAGE),
    path("me/deputies/add/", views.deputy_add, name="deputy_add"),
    path("me/deputies/<uuid:pk>/end/", views.deputy_end, name="deputy_end"),
    path("me/act-for/", views.act_for, name="act_for"),
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
    path("administration/organisations/", administration.organisations, name="organisations"),
    path("administration/organisations/add/", administration.organisation_add, name="organisation_add"),
    path("administration/organisations/<uuid:pk>/", administration.organisation_edit, name="organisation_edit"),
    path("administration/organisations/<uuid:pk>/end/", administration.organisation_end, name="organisation_end"),
    path("administration/people/", administration.people, name="people"),
    path("administration/people/invite/", administration.person_invite, name="person_invite"),
    path("administration/people/<uuid:pk>/", administration.person, name="person"),
    path("administration/people/<uuid:pk>/invite/", administration.person_invite_again, name="person_invite_again"),
    path("administration/people/<uuid:pk>/close/", administration.person_deactivate, name="person_deactivate"),
    path("administration/people/<uuid:pk>/open/", administration.person_reactivate, name="person_reactivate"),
    path("administration/people/<uuid:pk>/roles/", administration.membership_give, name="membership_give"),
    path(
        "administration/people/<uuid:pk>/roles/<uuid:membership>/end/",
        administration.membership_end,
        name="membership_end",
    ),
]
