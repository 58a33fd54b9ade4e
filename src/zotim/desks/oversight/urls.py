"""Addresses of the oversight desk."""

from django.urls import path

from zotim.desks.oversight import views

urlpatterns = [path("log/", views.log, name="log")]
