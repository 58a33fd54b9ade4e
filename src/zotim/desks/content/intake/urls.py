"""Addresses of reports and items."""

from django.urls import path

from zotim.desks.content.intake import views

urlpatterns = [
    path("reports/", views.report_list, name="content_reports"),
    path("reports/add/", views.report_add, name="content_report_add"),
    path("reports/file/", views.reports_take, name="content_reports_take"),
    path("reports/<uuid:pk>/", views.report, name="content_report"),
    path("reports/<uuid:pk>/answered/", views.report_answered, name="content_report_answered"),
    path("items/<uuid:pk>/", views.item, name="content_item"),
    path("items/<uuid:pk>/file/", views.item_file, name="content_item_file"),
    path("items/<uuid:pk>/fetch/<uuid:location>/", views.item_fetch, name="content_item_fetch"),
]
