"""Addresses of the room `banks`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
