"""Addresses of the room `review`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
