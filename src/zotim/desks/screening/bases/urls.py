"""Addresses of legal bases."""

from django.urls import path

from zotim.desks.screening.bases import views

urlpatterns = [
    path("bases/", views.basis_list, name="legal_bases"),
    path("bases/enter/", views.basis_enter, name="legal_basis_enter"),
    path("bases/<uuid:pk>/", views.basis, name="legal_basis"),
    path("bases/<uuid:pk>/another/", views.basis_another, name="legal_basis_another"),
    path("bases/<uuid:pk>/end/", views.basis_end, name="legal_basis_end"),
]
