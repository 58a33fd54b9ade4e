"""Addresses of reports."""

from django.urls import path

from zotim.register.reports.views import giving, hearings, release, reports, templates

urlpatterns = [
    path("reports/", reports.report_list, name="reports"),
    path("reports/add/", reports.report_add, name="report_add"),
    path("reports/templates/", templates.template_list, name="report_templates"),
    path("reports/templates/add/", templates.template_add, name="report_template_add"),
    path("reports/templates/<slug:key>.toml", templates.template, name="report_template"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/release/", release.report_release, name="report_release"),
    path("reports/<uuid:pk>/withdraw/", release.report_withdraw, name="report_withdraw"),
    path("hearings/", hearings.hearing_list, name="hearings"),
    path("hearings/<uuid:pk>/", hearings.hearing, name="hearing"),
    path("hearings/<uuid:pk>/close/", hearings.hearing_close, name="hearing_close"),
    path("hearings/<uuid:pk>/comments/<uuid:comment>/", hearings.comment_take_back, name="comment_take_back"),
    path(
        "commitments/<uuid:pk>/assessments/<uuid:assessment>/hear/",
        hearings.assessment_hear,
        name="assessment_hear",
    ),
    path("reports/<uuid:pk>/progress/", reports.report_progress, name="report_progress"),
    path("reports/<uuid:pk>/job/<slug:step>/", reports.report_job, name="report_job"),
    path("reports/<uuid:pk>/give/", giving.report_give, name="report_give"),
    path("reports/<uuid:pk>/give/decide/", giving.report_give_decide, name="report_give_decide"),
    path("reports/<uuid:pk>/files/<uuid:file>/", reports.report_file, name="report_file"),
]
