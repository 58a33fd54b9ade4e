"""Addresses of missions."""

from django.urls import path

from zotim.desks.deployments.missions.views import mandates, missions, pledges

urlpatterns = [
    path("missions/", missions.mission_list, name="missions"),
    path("missions/add/", missions.mission_add, name="mission_add"),
    path("missions/<uuid:pk>/", missions.mission, name="mission"),
    path("missions/<uuid:pk>/paper/", missions.mission_paper, name="mission_paper"),
    path("missions/<uuid:pk>/change/", missions.mission_change, name="mission_change"),
    path("missions/<uuid:pk>/step/<slug:step>/", missions.mission_move, name="mission_move"),
    path("missions/<uuid:pk>/mandate/", mandates.mandate_enter, name="mandate_enter"),
    path("missions/<uuid:pk>/billet/", missions.billet_add, name="billet_add"),
    path("missions/<uuid:pk>/pledge/", pledges.pledge_add, name="pledge_add"),
    path("mandates/<uuid:pk>/", mandates.mandate, name="mandate"),
    path("mandates/<uuid:pk>/end/", mandates.mandate_end, name="mandate_end"),
    path("billets/<uuid:pk>/", missions.billet, name="billet"),
    path("billets/<uuid:pk>/step/<slug:step>/", missions.billet_move, name="billet_move"),
    path("pledges/<uuid:pk>/", pledges.pledge, name="pledge"),
    path("pledges/<uuid:pk>/billets/", pledges.pledge_tie, name="pledge_tie"),
    path("pledges/<uuid:pk>/withdraw/", pledges.pledge_withdraw, name="pledge_withdraw"),
]
