"""Addresses of the calendar."""

from django.urls import path

from zotim.web.calendar import views

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<slug:kind>/<uuid:pk>/<str:day>.ics", views.due_file, name="due_file"),
]
