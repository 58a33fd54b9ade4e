"""Addresses of mergers."""

from django.urls import path

from zotim.register.duplicates import views

urlpatterns = [
    path("duplicates/commitments/<uuid:pk>/", views.commitment_merge, name="commitment_merge"),
    path("duplicates/measures/<uuid:pk>/", views.measure_merge, name="measure_merge"),
    path("duplicates/<uuid:pk>/", views.merger, name="merger"),
    path("duplicates/<uuid:pk>/undo/", views.merger_undo, name="merger_undo"),
]
