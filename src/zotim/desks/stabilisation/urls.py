"""Addresses of the stabilisation desk: those of each room."""

from django.urls import include, path

from zotim.desks.stabilisation.apps import ROOMS

urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
