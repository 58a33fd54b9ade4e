"""Addresses of the register."""

from django.urls import include, path

from zotim.register.views import commitments, reports, statements

urlpatterns = [
    path("documents/", statements.document_list, name="documents"),
    path("documents/add/", statements.document_add, name="document_add"),
    path("documents/<uuid:pk>/", statements.document, name="document"),
    path("documents/<uuid:pk>/suggestions/<uuid:suggestion>/", statements.suggestion_decide, name="suggestion_decide"),
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments/<uuid:pk>/", commitments.commitment, name="commitment"),
    path("commitments/<uuid:pk>/measures/add/", commitments.measure_add, name="measure_add"),
    path("commitments/<uuid:pk>/measures/<uuid:measure>/<slug:step>/", commitments.measure_move, name="measure_move"),
    path("commitments/<uuid:pk>/assess/", commitments.assess, name="assess"),
    path(
        "commitments/<uuid:pk>/assessments/<uuid:assessment>/",
        commitments.assessment_confirm,
        name="assessment_confirm",
    ),
    path("measures/<uuid:pk>/evidence/add/", commitments.evidence_submit, name="evidence_submit"),
    path("evidence/", commitments.evidence_list, name="evidence_list"),
    path("evidence/<uuid:pk>/", commitments.evidence, name="evidence"),
    path("evidence/<uuid:pk>/review/", commitments.evidence_review, name="evidence_review"),
    path("evidence/<uuid:pk>/file/", commitments.evidence_file, name="evidence_file"),
    path("reports/", reports.report_list, name="reports"),
    path("reports/add/", reports.report_add, name="report_add"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/progress/", reports.report_progress, name="report_progress"),
    path("reports/<uuid:pk>/job/<slug:step>/", reports.report_job, name="report_job"),
    path("reports/<uuid:pk>/files/<uuid:file>/", reports.report_file, name="report_file"),
    path("", include("zotim.register.data_calls.urls")),
]
