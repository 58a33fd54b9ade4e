"""Addresses of results."""

from django.urls import path

from zotim.desks.stabilisation.results.views import reports, results

urlpatterns = [
    path("projects/<uuid:pk>/indicator/", results.indicator_add, name="result_indicator_add"),
    path("projects/<uuid:pk>/visit/", results.visit_add, name="project_visit_add"),
    path("projects/<uuid:pk>/report/", reports.report_add, name="grant_report_add"),
    path("indicators/<uuid:pk>/", results.indicator, name="result_indicator"),
    path("indicators/<uuid:pk>/target/", results.target_add, name="result_target_add"),
    path("targets/<uuid:pk>/measured/", results.measurement_add, name="measurement_add"),
    path("measurements/<uuid:pk>/", results.measurement, name="measurement"),
    path("measurements/<uuid:pk>/end/", results.measurement_end, name="measurement_end"),
    path("reports/", reports.report_list, name="grant_reports"),
    path("reports/<uuid:pk>/", reports.report, name="grant_report"),
    path("reports/<uuid:pk>/send/", reports.report_send, name="grant_report_send"),
    path("reports/<uuid:pk>/not-due/", reports.report_waive, name="grant_report_waive"),
    path("reports/<uuid:pk>/file/", reports.report_file, name="grant_report_file"),
]
