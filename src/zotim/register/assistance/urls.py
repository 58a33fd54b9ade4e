"""Addresses of assistance."""

from django.urls import path

from zotim.register.assistance.views import assistance, needs

urlpatterns = [
    path("assistance/", assistance.assistance_list, name="assistances"),
    path("assistance/add/", assistance.assistance_add, name="assistance_add"),
    path("assistance/<uuid:pk>/", assistance.assistance, name="assistance"),
    path("assistance/<uuid:pk>/step/<slug:step>/", assistance.assistance_move, name="assistance_move"),
    path("assistance/<uuid:pk>/file/", assistance.assistance_file, name="assistance_file"),
    path("needs/", needs.need_list, name="needs"),
    path("needs/add/", needs.need_add, name="need_add"),
    path("needs/as-of/", needs.needs_as_of, name="needs_as_of"),
    path("needs/for-a-donor/", needs.need_give, name="need_give"),
    path("needs/<uuid:pk>/", needs.need, name="need"),
    path("needs/<uuid:pk>/approve/", needs.need_approve, name="need_approve"),
    path("needs/<uuid:pk>/release/", needs.need_release, name="need_release"),
    path("needs/<uuid:pk>/match/", needs.need_match, name="need_match"),
    path("needs/<uuid:pk>/match/<uuid:match>/", needs.need_unmatch, name="need_unmatch"),
    path("needs/<uuid:pk>/step/<slug:step>/", needs.need_move, name="need_move"),
]
