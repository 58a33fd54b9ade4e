"""Addresses of the room `law`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
