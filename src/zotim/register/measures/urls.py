"""Addresses of measures."""

from django.urls import path

from zotim.register.measures import views
from zotim.register.views import evidence

urlpatterns = [
    path("commitments/<uuid:pk>/measures/add/", views.measure_add, name="measure_add"),
    path("measures/", views.measure_list, name="measures"),
    path("measures/<uuid:pk>/", views.measure, name="measure"),
    path("measures/<uuid:pk>/change/", views.measure_change, name="measure_change"),
    path("measures/<uuid:pk>/step/<slug:step>/", views.measure_move, name="measure_move"),
    path("measures/<uuid:pk>/commitments/add/", views.measure_serve, name="measure_serve"),
    path("measures/<uuid:pk>/commitments/<uuid:commitment>/", views.measure_unserve, name="measure_unserve"),
    path("measures/<uuid:pk>/obligations/add/", views.measure_answer, name="measure_answer"),
    path("measures/<uuid:pk>/budget/add/", views.budget_add, name="budget_add"),
    path("measures/<uuid:pk>/budget/<uuid:line>/", views.budget_change, name="budget_change"),
    path("measures/<uuid:pk>/budget/<uuid:line>/strike/", views.budget_strike, name="budget_strike"),
    path("measures/<uuid:pk>/evidence/add/", evidence.evidence_submit, name="evidence_submit"),
    path("measures/<uuid:pk>/obstacles/add/", views.obstacle_tell, name="obstacle_tell"),
    path("measures/<uuid:pk>/obstacles/<uuid:obstacle>/", views.obstacle_remove, name="obstacle_remove"),
]
