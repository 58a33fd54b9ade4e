"""Addresses of the room `operations`."""

from django.urls import path

from zotim.desks.reintegration.operations import views

urlpatterns = [
    path("returns/", views.operations, name="return_operations"),
    path("returns/open/", views.operation_open, name="return_operation_open"),
    path("returns/<uuid:pk>/", views.operation, name="return_operation"),
    path("returns/<uuid:pk>/end/", views.operation_end, name="return_operation_end"),
    path("returns/<uuid:pk>/people/add/", views.traveller_enter, name="traveller_enter"),
    path("returns/<uuid:pk>/people/<uuid:traveller>/change/", views.traveller_change, name="traveller_change"),
    path("returns/<uuid:pk>/people/<uuid:traveller>/case/", views.traveller_case, name="traveller_case"),
]
