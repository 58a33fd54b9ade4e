"""Addresses of lists."""

from django.urls import path

from zotim.desks.screening.lists import views

urlpatterns = [
    path("lists/", views.source_list, name="sources"),
    path("lists/add/", views.source_add, name="source_add"),
    path("lists/<uuid:pk>/", views.source, name="source"),
    path("lists/<uuid:pk>/change/", views.source_change, name="source_change"),
    path("lists/<uuid:pk>/schedule/", views.source_schedule, name="source_schedule"),
    path("lists/<uuid:pk>/entries/<str:kind>/", views.source_file, name="source_file"),
    path("lists/<uuid:pk>/versions/take/", views.version_take, name="version_take"),
    path("lists/<uuid:pk>/versions/<uuid:version>/", views.version, name="version"),
    path("lists/<uuid:pk>/versions/<uuid:version>/decide/", views.version_decide, name="version_decide"),
    path("lists/<uuid:pk>/versions/<uuid:version>/file/", views.version_file, name="version_file"),
    path(
        "lists/<uuid:pk>/versions/<uuid:version>/file/<uuid:file>/", views.version_companion, name="version_companion"
    ),
    path("versions/<uuid:pk>/", views.version_of, name="version_of"),
    path("entries/<uuid:pk>/", views.listed, name="listed"),
]
