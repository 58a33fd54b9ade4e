"""Addresses of questions to the lists."""

from django.urls import path

from zotim.desks.screening.asking import views

urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("questions/", views.question_list, name="questions"),
    path("questions/<uuid:pk>/", views.question, name="question"),
]
