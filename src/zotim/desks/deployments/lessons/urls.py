"""Addresses of lessons."""

from django.urls import path

from zotim.desks.deployments.lessons import views

urlpatterns = [
    path("missions/<uuid:pk>/lesson/", views.lesson_add, name="lesson_add"),
    path("lessons/<uuid:pk>/", views.lesson, name="lesson"),
    path("lessons/<uuid:pk>/step/<slug:step>/", views.lesson_close, name="lesson_close"),
]
