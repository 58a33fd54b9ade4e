"""Addresses of the screening desk."""

from django.urls import include, path

urlpatterns = [
    path("", include("zotim.desks.screening.lists.urls")),
    path("", include("zotim.desks.screening.bases.urls")),
    path("", include("zotim.desks.screening.national.urls")),
    path("", include("zotim.desks.screening.asking.urls")),
    path("", include("zotim.desks.screening.alerts.urls")),
    path("", include("zotim.desks.screening.measures.urls")),
]
