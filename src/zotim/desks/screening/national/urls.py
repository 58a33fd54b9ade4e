"""Addresses of proposals."""

from django.urls import path

from zotim.desks.screening.national import views

urlpatterns = [
    path("proposals/", views.proposal_list, name="proposals"),
    path("proposals/add/", views.proposal_add, name="proposal_add"),
    path("proposals/<uuid:pk>/", views.proposal, name="proposal"),
    path("proposals/<uuid:pk>/change/", views.proposal_change, name="proposal_change"),
    path("proposals/<uuid:pk>/evidence/add/", views.proposal_evidence_add, name="proposal_evidence_add"),
    path("proposals/<uuid:pk>/evidence/<uuid:piece>/", views.proposal_evidence, name="proposal_evidence"),
    path("proposals/<uuid:pk>/propose/", views.proposal_propose, name="proposal_propose"),
    path("proposals/<uuid:pk>/withdraw/", views.proposal_withdraw, name="proposal_withdraw"),
    path("proposals/<uuid:pk>/review/", views.proposal_review, name="proposal_review"),
    path("proposals/<uuid:pk>/paper/", views.proposal_print, name="proposal_print"),
    path("proposals/<uuid:pk>/decide/", views.proposal_decide, name="proposal_decide"),
    path("proposals/<uuid:pk>/decisions/<uuid:decision>/", views.proposal_answer, name="proposal_answer"),
]
