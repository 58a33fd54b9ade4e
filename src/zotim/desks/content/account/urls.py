"""Addresses of the room `account`: the yearly account, editions of the public register, and what is public of it."""

from django.urls import path

from zotim.desks.content.account import views

urlpatterns = [
    path("account/", views.account, name="content_account"),
    path("account/<int:year>.json", views.account_file, name="content_account_file"),
    path("register/", views.edition_list, name="register_editions"),
    path("register/enter/", views.edition_enter, name="register_edition_enter"),
    path("register/<uuid:pk>/", views.edition, name="register_edition"),
    path("register/<uuid:pk>/end/", views.edition_end, name="register_edition_end"),
    path("public/", views.public_register, name="content_register"),
    path("public/<int:year>.json", views.public_file, name="content_register_file"),
]
