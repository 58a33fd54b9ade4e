"""Addresses of the room `matching`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
