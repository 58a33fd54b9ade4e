"""Addresses of the room `referrals`."""

from django.urls import path

from zotim.desks.reintegration.referrals import received_views, service_views, views

urlpatterns = [
    path("services/", service_views.services, name="services"),
    path("services/enter/", service_views.service_enter, name="service_enter"),
    path("services/<uuid:pk>/", service_views.service, name="service"),
    path("services/<uuid:pk>/room/", service_views.service_change, name="service_change"),
    path("services/<uuid:pk>/hand-over/", service_views.service_hand_over, name="service_hand_over"),
    path("services/<uuid:pk>/close/", service_views.service_close, name="service_close"),
    path("cases/<uuid:pk>/referrals/add/", views.referral_choose, name="referral_choose"),
    path(
        "cases/<uuid:pk>/referrals/add/<uuid:service>/<uuid:basis>/", views.referral_draft, name="referral_draft"
    ),
    path("cases/<uuid:pk>/referrals/<uuid:referral>/", views.referral, name="referral"),
    path("cases/<uuid:pk>/referrals/<uuid:referral>/send/", views.referral_send, name="referral_send"),
    path("cases/<uuid:pk>/referrals/<uuid:referral>/cancel/", views.referral_cancel, name="referral_cancel"),
    path("received/", received_views.received, name="referrals_received"),
    path("received/<uuid:pk>/", received_views.received_one, name="referral_received"),
    path("received/<uuid:pk>/accept/", received_views.accept, name="referral_accept"),
    path("received/<uuid:pk>/decline/", received_views.decline, name="referral_decline"),
    path("received/<uuid:pk>/begin/", received_views.begin, name="referral_begin"),
    path("received/<uuid:pk>/report/", received_views.report, name="reply_write"),
    path("received/<uuid:pk>/complete/", received_views.complete, name="referral_complete"),
]  # fmt: skip
