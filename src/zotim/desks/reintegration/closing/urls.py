"""Addresses of the room `closing`."""

from django.urls import path

from zotim.desks.reintegration.closing import transfer_views, views

urlpatterns = [
    path("cases/<uuid:pk>/last-words/", views.last_words_write, name="case_last_words"),
    path("cases/<uuid:pk>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("cases/<uuid:pk>/withdrawal/add/", views.withdrawal_record, name="withdrawal_record"),
    path("cases/<uuid:pk>/withdrawal/end/", views.withdrawal_end, name="withdrawal_end"),
    path("cases/<uuid:pk>/posts/<uuid:post>/hand-over/", views.handover_make, name="handover_make"),
    path("cases/<uuid:pk>/transfers/add/", transfer_views.transfer_choose, name="transfer_choose"),
    path("cases/<uuid:pk>/transfers/add/<uuid:basis>/", transfer_views.transfer_draft, name="transfer_draft"),
    path("cases/<uuid:pk>/transfers/<uuid:transfer>/", transfer_views.transfer, name="transfer"),
    path("cases/<uuid:pk>/transfers/<uuid:transfer>/send/", transfer_views.transfer_send, name="transfer_send"),
    path("cases/<uuid:pk>/transfers/<uuid:transfer>/cancel/", transfer_views.transfer_cancel, name="transfer_cancel"),
    path("arriving/<uuid:pk>/", transfer_views.arriving, name="transfer_received"),
    path("arriving/<uuid:pk>/receive/", transfer_views.receive, name="transfer_receive"),
    path("arriving/<uuid:pk>/refuse/", transfer_views.refuse, name="transfer_refuse"),
]
