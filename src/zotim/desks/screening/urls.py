"""Addresses of the screening desk: those of each room that is switched on."""

from django.urls import include, path

from zotim.desks.screening.apps import switched_on

urlpatterns = [path("", include(f"{room}.urls")) for room in switched_on()]
