"""Addresses of what comes in."""

from django.urls import path

from zotim.desks.reintegration.exchange import views

urlpatterns = [
    path("cases/import/", views.caseload_import, name="caseload_import"),
    path("cases/import/template/", views.caseload_template, name="caseload_template"),
]
