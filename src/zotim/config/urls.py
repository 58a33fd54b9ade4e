"""Addresses: each room under its own name, only when it is switched on."""

from django.conf import settings
from django.urls import include, path

from zotim.web import views

ROOMS = {
    "register": "zotim.register.urls",
    "oversight": "zotim.desks.oversight.urls",
}

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("demo/", include("zotim.demo.urls")),
    *(path(f"{desk}/", include(ROOMS[desk])) for desk in settings.ZOTIM_DESKS),
]
