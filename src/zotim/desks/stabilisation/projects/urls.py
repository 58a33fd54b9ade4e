"""Addresses of projects."""

from django.urls import path

from zotim.desks.stabilisation.projects.views import diligence, projects

urlpatterns = [
    path("projects/", projects.project_list, name="projects"),
    path("projects/add/", projects.project_add, name="project_add"),
    path("projects/<uuid:pk>/", projects.project, name="project"),
    path("projects/<uuid:pk>/change/", projects.project_change, name="project_change"),
    path("projects/<uuid:pk>/step/<slug:step>/", projects.project_move, name="project_move"),
    path("projects/<uuid:pk>/partner/", projects.partner_add, name="project_partner_add"),
    path("projects/<uuid:pk>/commitment/", projects.tie_add, name="project_tie_add"),
    path("projects/<uuid:pk>/question/<str:question>/", diligence.diligence_answer, name="diligence_answer"),
    path("partners/<uuid:pk>/end/", projects.partner_end, name="project_partner_end"),
    path("ties/<uuid:pk>/withdraw/", projects.tie_withdraw, name="project_tie_withdraw"),
    path("diligence/<uuid:pk>/", diligence.diligence, name="diligence"),
    path("diligence/<uuid:pk>/end/", diligence.diligence_end, name="diligence_end"),
]
