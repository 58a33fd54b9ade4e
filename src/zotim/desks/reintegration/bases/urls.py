"""Addresses of the room `bases`."""

from django.urls import path

from zotim.desks.reintegration.bases import law_views, views

urlpatterns = [
    path("cases/<uuid:pk>/consents/add/", views.consent_ask, name="consent_ask"),
    path("cases/<uuid:pk>/consents/<uuid:consent>/", views.consent, name="consent"),
    path("cases/<uuid:pk>/consents/<uuid:consent>/answer/", views.consent_answer, name="consent_answer"),
    path("cases/<uuid:pk>/consents/<uuid:consent>/withdraw/", views.consent_withdraw, name="consent_withdraw"),
    path("cases/<uuid:pk>/consents/<uuid:consent>/access/", views.consent_let_in, name="consent_let_in"),
    path("cases/<uuid:pk>/measures/add/", views.ground_enter, name="ground_enter"),
    path("cases/<uuid:pk>/measures/<uuid:ground>/", views.ground, name="ground"),
    path("cases/<uuid:pk>/measures/<uuid:ground>/end/", views.ground_end, name="ground_end"),
    path("cases/<uuid:pk>/measures/<uuid:ground>/access/", views.ground_let_in, name="ground_let_in"),
    path("cases/<uuid:pk>/duties/<uuid:duty>/access/", views.duty_let_in, name="duty_let_in"),
    path("duties/", law_views.duties, name="duties_to_tell"),
    path("duties/enter/", law_views.duty_enter, name="duty_to_tell_enter"),
    path("duties/<uuid:pk>/", law_views.duty, name="duty_to_tell"),
    path("duties/<uuid:pk>/end/", law_views.duty_end, name="duty_to_tell_end"),
]
