"""Addresses of the deployments desk: those of each room."""

from django.urls import include, path

from zotim.desks.deployments.apps import ROOMS

urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
