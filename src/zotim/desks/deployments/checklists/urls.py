"""Addresses of checklists."""

from django.urls import path

from zotim.desks.deployments.checklists import views

urlpatterns = [
    path("missions/<uuid:pk>/checklist/", views.checklist, name="checklist"),
    path("missions/<uuid:pk>/checklist/add/", views.item_add, name="item_add"),
    path("checklist/items/<uuid:pk>/end/", views.item_end, name="item_end"),
    path("checklist/", views.board, name="checklist_board"),
    path("tours/<uuid:pk>/checklist/<uuid:item>/done/", views.check_enter, {"how": "done"}, name="check_enter"),
    path("tours/<uuid:pk>/checklist/<uuid:item>/waive/", views.check_enter, {"how": "waive"}, name="check_waive"),
    path("checklist/<uuid:pk>/", views.item_check, name="item_check"),
    path("checklist/<uuid:pk>/file/", views.check_file, name="check_file"),
    path("checklist/<uuid:pk>/end/", views.check_end, name="check_end"),
]
