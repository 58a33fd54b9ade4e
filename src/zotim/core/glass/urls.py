"""Addresses of emergencies."""

from django.urls import path

from zotim.core.glass import views

urlpatterns = [
    path("", views.breaking_list, name="glass_breakings"),
    path("break/", views.glass_break, name="glass_break"),
    path("<uuid:pk>/", views.breaking, name="glass_breaking"),
    path("<uuid:pk>/end/", views.glass_end, name="glass_end"),
    path("<uuid:pk>/review/", views.glass_review, name="glass_review"),
]
