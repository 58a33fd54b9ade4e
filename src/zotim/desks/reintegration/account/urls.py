"""Addresses of the boards."""

from django.urls import path

from zotim.desks.reintegration.account import views

urlpatterns = [
    path("account/", views.account, name="case_account"),
    path("overview/account/", views.account_all, name="case_account_all"),
]
