"""Addresses of the account."""

from django.urls import path

from zotim.desks.stabilisation.account import views

urlpatterns = [path("account/", views.account, name="stabilisation_account")]
