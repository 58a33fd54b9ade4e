"""Addresses of the room `intake`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
