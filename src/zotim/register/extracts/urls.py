"""Addresses of extracts at the centre. The public's own are in ``zotim.web.public``."""

from django.urls import path

from zotim.register.extracts import views

urlpatterns = [
    path("extracts/", views.extract_list, name="extracts"),
    path("extracts/propose/", views.extract_propose, name="extract_propose"),
    path("extracts/<uuid:pk>/", views.extract, name="extract"),
    path("extracts/<uuid:pk>/decide/", views.extract_decide, name="extract_decide"),
    path("extracts/<uuid:pk>/withdraw/", views.extract_withdraw, name="extract_withdraw"),
]
