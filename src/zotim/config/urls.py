"""Addresses: each room under its own name, only when it is switched on."""

from django.conf import settings
from django.urls import include, path

from zotim.web import views
from zotim.web.search import choosing
from zotim.web.search import views as search

ROOMS = {
    "register": "zotim.register.urls",
    "screening": "zotim.desks.screening.urls",
    "content": "zotim.desks.content.urls",
    "reintegration": "zotim.desks.reintegration.urls",
    "deployments": "zotim.desks.deployments.urls",
    "stabilisation": "zotim.desks.stabilisation.urls",
    "oversight": "zotim.desks.oversight.urls",
}

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("calendar/", include("zotim.web.calendar.urls")),
    path("search/", search.everything, name="search"),
    path("choose/<str:name>/", choosing.choose, name="choose"),
    path("api/v1/", include("zotim.web.api.urls", namespace="api")),
    *(
        [
            path("api/yente/", include("zotim.web.api.yente", namespace="yente")),
            path("api/screening/", include("zotim.web.api.screening", namespace="screening-api")),
        ]
        if "screening" in settings.ZOTIM_DESKS
        else []
    ),
    *(
        [
            path("api/hma/", include("zotim.web.api.hma", namespace="hma")),
            path("api/content/orders/", include("zotim.web.api.orders", namespace="orders")),
            path("api/content/", include("zotim.web.api.content", namespace="content")),
            path("", include("zotim.web.reporting.urls")),
        ]
        if "content" in settings.ZOTIM_DESKS
        else []
    ),
    path("account/", include("allauth.urls")),
    path("notifications/", include("zotim.core.notifications.urls")),
    path("emergencies/", include("zotim.core.glass.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("", include("zotim.web.accounts.urls")),
    path("", include("zotim.web.redress.urls")),
    path("demo/", include("zotim.demo.urls")),
    *([path("", include("zotim.web.public.urls"))] if "register" in settings.ZOTIM_DESKS else []),
    *(path(f"{desk}/", include(ROOMS[desk])) for desk in settings.ZOTIM_DESKS),
]
