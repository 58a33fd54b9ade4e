"""Addresses of the room `followup`."""

from django.urls import path

from zotim.desks.reintegration.followup import views

urlpatterns = [
    path("cases/<uuid:pk>/visits/add/", views.visit_enter, name="visit_enter"),
    path("visits/form/", views.visit_form, name="visit_form"),
]
