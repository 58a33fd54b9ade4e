"""Addresses of the room `dispatch`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
