"""Addresses of plans of rotations."""

from django.urls import path

from zotim.desks.deployments.planning import views

urlpatterns = [
    path("missions/<uuid:pk>/plan/", views.plan_ask, name="plan_ask"),
    path("plans/<uuid:pk>/", views.plan, name="plan"),
    path("plans/<uuid:pk>/what-if/", views.plan_what_if, name="plan_what_if"),
    path("plans/<uuid:pk>/beside/<uuid:other>/", views.plan_compare, name="plan_compare"),
    path("plans/<uuid:pk>/accept/", views.plan_accept, name="plan_accept"),
    path("plans/<uuid:pk>/drop/", views.plan_drop, name="plan_drop"),
    path("plans/<uuid:pk>/job/", views.plan_job, name="plan_job"),
]
