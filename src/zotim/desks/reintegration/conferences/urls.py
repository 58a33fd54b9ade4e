"""Addresses of the room `conferences`."""

from django.urls import path

from zotim.desks.reintegration.conferences import item_views, views

urlpatterns = [
    path("conferences/", views.conferences, name="conferences"),
    path("conferences/call/", views.conference_call, name="conference_call"),
    path("conferences/<uuid:pk>/", views.conference, name="conference"),
    path("conferences/<uuid:pk>/invite/", views.conference_invite, name="conference_invite"),
    path("conferences/<uuid:pk>/open/", views.conference_open, name="conference_open"),
    path("conferences/<uuid:pk>/close/", views.conference_close, name="conference_close"),
    path("conferences/<uuid:pk>/cancel/", views.conference_cancel, name="conference_cancel"),
    path("conferences/<uuid:pk>/seats/add/", views.conference_seat, name="conference_seat"),
    path("seats/<uuid:pk>/", views.seat, name="seat"),
    path("seats/<uuid:pk>/undertaking/", views.seat_sign, name="seat_sign"),
    path("seats/<uuid:pk>/paper/", views.seat_enter, name="seat_enter"),
    path("seats/<uuid:pk>/take/", views.seat_take, name="seat_take"),
    path("seats/<uuid:pk>/minutes/", views.minutes, name="minutes"),
    path("seats/<uuid:pk>/minutes/paper/", views.minutes_paper, name="minutes_paper"),
    path("cases/<uuid:pk>/conferences/add/", item_views.item_bring, name="item_bring"),
    path("items/<uuid:pk>/", item_views.conference_item, name="conference_item"),
    path("items/<uuid:pk>/invited/", item_views.item_invite, name="item_invite"),
    path("items/<uuid:pk>/take-off/", item_views.item_take_off, name="item_take_off"),
    path("items/<uuid:pk>/seats/add/", item_views.place_open, name="place_open"),
    path("items/<uuid:pk>/came/", item_views.saying_write, name="saying_write"),
    path("items/<uuid:pk>/decisions/add/", item_views.decision_write, name="decision_write"),
    path("places/<uuid:pk>/end/", item_views.place_end, name="place_end"),
    path("decisions/<uuid:pk>/plan/", item_views.decision_take_over, name="decision_take_over"),
]  # fmt: skip
