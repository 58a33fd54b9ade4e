"""Addresses of reports."""

from django.urls import path

from zotim.register.reports.views import giving, reports

urlpatterns = [
    path("reports/", reports.report_list, name="reports"),
    path("reports/add/", reports.report_add, name="report_add"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/progress/", reports.report_progress, name="report_progress"),
    path("reports/<uuid:pk>/job/<slug:step>/", reports.report_job, name="report_job"),
    path("reports/<uuid:pk>/give/", giving.report_give, name="report_give"),
    path("reports/<uuid:pk>/give/decide/", giving.report_give_decide, name="report_give_decide"),
    path("reports/<uuid:pk>/files/<uuid:file>/", reports.report_file, name="report_file"),
]
