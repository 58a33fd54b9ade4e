"""Addresses of the agency's room."""

from django.urls import path

from zotim.desks.screening.agency.views import entities, named, named_by_link, reports, told, told_by_link

urlpatterns = [
    path("entities/", entities.entity_list, name="entities"),
    path("entities/add/", entities.entity_add, name="entity_add"),
    path("entities/<uuid:pk>/", entities.entity, name="entity"),
    path("entities/<uuid:pk>/change/", entities.entity_change, name="entity_change"),
    path("entities/<uuid:pk>/end/", entities.entity_end, name="entity_end"),
    path("entities/<uuid:pk>/code/", entities.entity_code, name="entity_code"),
    path("named/", named.request_list, name="name_requests"),
    path("named/ask/", named.request_ask, name="name_request_ask"),
    path("named/<uuid:pk>/", named.request_view, name="name_request"),
    path("named/<uuid:pk>/decide/", named.request_decide, name="name_request_decide"),
    path("named/<uuid:pk>/withdraw/", named.request_withdraw, name="name_request_withdraw"),
    path("named/<uuid:pk>/close/", named.request_close, name="name_request_close"),
    path("named/<uuid:pk>/link/<uuid:answer>/", named.name_link, name="name_link"),
    path("named/<uuid:pk>/again/<uuid:answer>/", named.answer_again, name="name_answer_again"),
    path("named/<uuid:pk>/delivered/<uuid:answer>/", named.answer_delivered, name="name_answer_delivered"),
    path("asked/<str:secret>/", named_by_link.asked, name="asked"),
    path("reports/", reports.report_list, name="goaml_reports"),
    path("reports/take/", reports.report_take, name="goaml_report_take"),
    path("reports/standing/", reports.standing_answers, name="standing_answers"),
    path("reports/make/<uuid:alert>/", reports.report_make, name="goaml_report_make"),
    path("reports/<uuid:pk>/", reports.report, name="goaml_report"),
    path("reports/<uuid:pk>/ask/", reports.report_ask, name="goaml_report_ask"),
    path("reports/<uuid:pk>/file/", reports.report_file, name="goaml_report_file"),
    path("changes/", told.change_list, name="list_changes"),
    path("changes/<uuid:pk>/", told.change, name="list_change"),
    path("changes/notices/<uuid:pk>/", told.notice, name="change_notice"),
    path("changes/notices/<uuid:pk>/link/", told.notice_link, name="change_notice_link"),
    path("changes/notices/<uuid:pk>/links/end/", told.notice_links_end, name="change_notice_links_end"),
    path("told/<str:secret>/", told_by_link.told, name="told"),
    path("told/<str:secret>/<slug:part>.csv", told_by_link.told_file, name="told_file"),
]
