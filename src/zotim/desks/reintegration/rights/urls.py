"""Addresses of the room `rights`."""

from django.urls import path

from zotim.desks.reintegration.rights import views

urlpatterns = [
    path("cases/<uuid:pk>/rights/", views.rights, name="case_rights"),
    path("cases/<uuid:pk>/rights/seen.pdf", views.seen_paper, name="case_seen_paper"),
]
