"""Addresses of the room `assessment`."""

from django.urls import path

from zotim.desks.reintegration.assessment import views

ONE = "cases/<uuid:pk>/assessments/<uuid:assessment>/"

urlpatterns = [
    path("instruments/", views.instrument_list, name="question_sets"),
    path("instruments/<slug:key>/", views.instrument, name="question_set"),
    path("cases/<uuid:pk>/assessments/begin/", views.assessment_draft, name="assessment_draft"),
    path("cases/<uuid:pk>/assessments/urgent/", views.assessment_urge, name="assessment_urge"),
    path(ONE, views.assessment, name="assessment"),
    path(f"{ONE}write/", views.assessment_save, name="assessment_save"),
    path(f"{ONE}sign/", views.assessment_sign, name="assessment_sign"),
    path(f"{ONE}drop/", views.assessment_drop, name="assessment_drop"),
]
