"""Addresses of notices."""

from django.urls import path

from zotim.core.notifications import views

urlpatterns = [
    path("", views.notification_list, name="notifications"),
    path("<uuid:pk>/", views.notification_go, name="notification_open"),
    path("<uuid:pk>/read/", views.notification_read, name="notifications_read"),
]
