"""Addresses of the room `rights`."""

from django.urls import path

from zotim.desks.reintegration.rights import demand_views, views

urlpatterns = [
    path("cases/<uuid:pk>/rights/", views.rights, name="case_rights"),
    path("cases/<uuid:pk>/rights/seen.pdf", views.seen_paper, name="case_seen_paper"),
    path("cases/<uuid:pk>/requests/add/", demand_views.demand_enter, name="demand_enter"),
    path("requests/<uuid:pk>/", demand_views.demand, name="demand"),
    path("requests/<uuid:pk>/give/", demand_views.demand_give, name="demand_give"),
    path("requests/<uuid:pk>/end/", demand_views.demand_end, name="demand_end"),
]
