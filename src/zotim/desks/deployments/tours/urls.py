"""Addresses of tours."""

from django.urls import path

from zotim.desks.deployments.tours import views

urlpatterns = [
    path("tours/", views.tour_list, name="tours"),
    path("tours/<uuid:pk>/", views.tour, name="tour"),
    path("tours/<uuid:pk>/days/", views.tour_change, name="tour_change"),
    path("tours/<uuid:pk>/step/<slug:step>/", views.tour_move, name="tour_move"),
    path("billets/<uuid:pk>/tour/", views.tour_propose, name="tour_propose"),
    path("missions/<uuid:pk>/terms/", views.terms_set, name="terms_set"),
]
