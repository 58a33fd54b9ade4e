"""Addresses of the room `persons`."""

from django.urls import path

from zotim.desks.reintegration.persons import views

urlpatterns = [
    path("cases/<uuid:pk>/person/", views.person_enter, name="person_enter"),
    path("cases/<uuid:pk>/identity/", views.identity, name="person_identity"),
    path("cases/<uuid:pk>/guardians/add/", views.guardian_enter, name="guardian_enter"),
    path("cases/<uuid:pk>/guardians/<uuid:guardian>/end/", views.guardian_end, name="guardian_end"),
    path("cases/<uuid:pk>/family/join/", views.family_join, name="family_join"),
    path("cases/<uuid:pk>/family/leave/", views.family_leave, name="family_leave"),
    path("ask/", views.person_ask, name="person_ask"),
    path("asked/", views.inquiries, name="person_inquiries"),
    path("asked/<uuid:pk>/<slug:step>/", views.inquiry_decide, name="inquiry_decide"),
]
