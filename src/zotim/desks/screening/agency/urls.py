"""Addresses of the agency's room."""

from django.urls import path

from zotim.desks.screening.agency.views import entities, told, told_by_link

urlpatterns = [
    path("entities/", entities.entity_list, name="entities"),
    path("entities/add/", entities.entity_add, name="entity_add"),
    path("entities/<uuid:pk>/", entities.entity, name="entity"),
    path("entities/<uuid:pk>/change/", entities.entity_change, name="entity_change"),
    path("entities/<uuid:pk>/end/", entities.entity_end, name="entity_end"),
    path("changes/", told.change_list, name="list_changes"),
    path("changes/<uuid:pk>/", told.change, name="list_change"),
    path("changes/notices/<uuid:pk>/", told.notice, name="change_notice"),
    path("changes/notices/<uuid:pk>/link/", told.notice_link, name="change_notice_link"),
    path("changes/notices/<uuid:pk>/links/end/", told.notice_links_end, name="change_notice_links_end"),
    path("told/<str:secret>/", told_by_link.told, name="told"),
    path("told/<str:secret>/<slug:part>.csv", told_by_link.told_file, name="told_file"),
]
