"""Addresses of the demonstration."""

from django.urls import path

from zotim.demo import views

urlpatterns = [path("sign-in/", views.sign_in, name="demo_sign_in")]
