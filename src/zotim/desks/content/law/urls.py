"""Addresses of the room `law`: legal bases, platforms, forms."""

from django.urls import path

from zotim.desks.content.law.views import bases, checks, platforms

urlpatterns = [
    path("bases/", bases.basis_list, name="acting_bases"),
    path("bases/enter/", bases.basis_enter, name="acting_basis_enter"),
    path("bases/<uuid:pk>/", bases.basis, name="acting_basis"),
    path("bases/<uuid:pk>/another/", bases.basis_another, name="acting_basis_another"),
    path("bases/<uuid:pk>/end/", bases.basis_end, name="acting_basis_end"),
    path("platforms/", platforms.platform_list, name="platforms"),
    path("platforms/add/", platforms.platform_add, name="platform_add"),
    path("platforms/<uuid:pk>/", platforms.platform, name="platform"),
    path("platforms/<uuid:pk>/change/", platforms.platform_change, name="platform_change"),
    path("platforms/<uuid:pk>/end/", platforms.platform_end, name="platform_end"),
    path("platforms/<uuid:pk>/again/", platforms.platform_list_again, name="platform_list_again"),
    path("platforms/<uuid:pk>/contacts/add/", platforms.contact_add, name="contact_point_add"),
    path("platforms/<uuid:pk>/contacts/<uuid:contact>/right/", platforms.contact_verify, name="contact_point_verify"),
    path("platforms/<uuid:pk>/contacts/<uuid:contact>/end/", platforms.contact_end, name="contact_point_end"),
    path("platforms/<uuid:pk>/contacts/<uuid:contact>/told/", platforms.notice_send, name="first_notice_send"),
    path("platforms/<uuid:pk>/notice/<str:language>/", platforms.notice_file, name="first_notice_file"),
    path("platforms/<uuid:pk>/emergency/", platforms.waiver_ask, name="notice_waiver_ask"),
    path("emergencies/<uuid:pk>/", platforms.waiver, name="notice_waiver"),
    path("emergencies/<uuid:pk>/end/", platforms.waiver_end, name="notice_waiver_end"),
    path("forms/", checks.form_list, name="content_forms"),
    path("forms/<slug:code>/", checks.form_of, name="content_form"),
    path("forms/<slug:code>/compared/", checks.check_enter, name="form_check_enter"),
    path("forms/compared/<uuid:pk>/", checks.check, name="form_check"),
    path("forms/compared/<uuid:pk>/end/", checks.check_end, name="form_check_end"),
]
