"""Addresses of the room `matching`."""

from django.urls import path

from zotim.desks.content.matching import views

urlpatterns = [
    path("met/<uuid:pk>/", views.met, name="content_met"),
    path("met/<uuid:pk>/<slug:which>.png", views.met_picture, name="content_met_picture"),
    path("items/<uuid:pk>/clear/", views.item_clear, name="content_item_clear"),
    path("floods/", views.flood_list, name="content_floods"),
    path("floods/<uuid:pk>/", views.flood, name="content_flood"),
    path("floods/<uuid:pk>/pass/", views.flood_pass, name="content_flood_pass"),
    path("floods/<uuid:pk>/close/", views.flood_close, name="content_flood_close"),
    path("again/", views.reopening_list, name="content_reopenings"),
    path("again/<uuid:pk>/", views.reopening, name="content_reopening"),
    path("again/<uuid:pk>/open/", views.reopening_open, name="content_reopening_open"),
    path("again/<uuid:pk>/leave/", views.reopening_leave, name="content_reopening_leave"),
]
