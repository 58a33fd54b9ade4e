"""Addresses of measures."""

from django.urls import path

from zotim.desks.screening.measures.views import exemptions, freezes, notices

ONE = "freezes/<uuid:pk>/"

urlpatterns = [
    path("freezes/", freezes.freeze_list, name="freezes"),
    path("freezes/hold/<uuid:alert>/", freezes.freeze_hold, name="freeze_hold"),
    path("freezes/exemptions/<uuid:pk>/", exemptions.exemption_of, name="exemption_of"),
    path(ONE, freezes.freeze, name="freeze"),
    path(f"{ONE}decide/", freezes.freeze_decide, name="freeze_decide"),
    path(f"{ONE}end/", freezes.freeze_end, name="freeze_end"),
    path(f"{ONE}end/decide/", freezes.freeze_close, name="freeze_close"),
    path(f"{ONE}review/", freezes.freeze_review, name="freeze_review"),
    path(f"{ONE}assets/add/", freezes.asset_add, name="asset_add"),
    path(f"{ONE}assets/<uuid:asset>/value/", freezes.asset_value, name="asset_value"),
    path(f"{ONE}withheld/add/", freezes.withheld_add, name="withheld_add"),
    path(f"{ONE}exemptions/ask/", exemptions.exemption_ask, name="exemption_ask"),
    path(f"{ONE}exemptions/<uuid:exemption>/advise/", exemptions.exemption_advise, name="exemption_advise"),
    path(f"{ONE}exemptions/<uuid:exemption>/decide/", exemptions.exemption_decide, name="exemption_decide"),
    path(f"{ONE}exemptions/<uuid:exemption>/notice/", notices.notice_make, name="exemption_notice"),
    path(f"{ONE}permitted/add/", exemptions.permitted_add, name="permitted_add"),
    path(f"{ONE}notices/make/", notices.notice_make, name="freeze_notice"),
    path(f"{ONE}notices/<uuid:notice>/", notices.notice_file, name="freeze_notice_file"),
    path(f"{ONE}notices/<uuid:notice>/given/", notices.notice_give, name="freeze_notice_give"),
    path(f"{ONE}answer/", notices.answer, name="freeze_answer"),
]
