"""Addresses of the oversight desk."""

from django.urls import path

from zotim.desks.oversight.views import log, retention, watch

urlpatterns = [
    path("log/", log.log, name="log"),
    path("log/verify/", log.log_verify, name="log_verify"),
    path("disclosures/", watch.disclosure_list, name="disclosures"),
    path("disclosures/<uuid:pk>/", watch.disclosure, name="disclosure"),
    path("clocks/", watch.clock_list, name="clocks"),
    path("retention/", retention.retention, name="retention"),
    path("retention/rules/<str:code>/propose/", retention.disposal_propose, name="disposal_propose"),
    path("retention/disposals/", retention.disposal_list, name="disposals"),
    path("retention/disposals/<uuid:pk>/", retention.disposal, name="disposal"),
    path("retention/disposals/<uuid:pk>/decide/", retention.disposal_decide, name="disposal_decide"),
    path("retention/holds/", retention.hold_list, name="holds"),
    path("retention/holds/add/", retention.hold_add, name="hold_add"),
    path("retention/holds/<uuid:pk>/", retention.hold, name="hold"),
    path("retention/holds/<uuid:pk>/lift/", retention.hold_end, name="hold_lift"),
    path("retention/certificates/", retention.certificate_list, name="certificates"),
    path("retention/certificates/<uuid:pk>/", retention.certificate, name="certificate"),
    path("retention/certificates/<uuid:pk>/<slug:kind>/", retention.certificate_file, name="certificate_file"),
]
