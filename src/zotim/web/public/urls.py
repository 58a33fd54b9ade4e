"""Addresses of the public site, and of the look at it before it is released."""

from django.urls import path

from zotim.web.public import views

urlpatterns = [
    path("public/", views.start, name="public"),
    path("public/<path:path>", views.opened, name="public_page"),
    path("register/extracts/<uuid:pk>/preview/<path:path>", views.preview, name="extract_preview"),
]
