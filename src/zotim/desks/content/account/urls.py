"""Addresses of the room `account`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
