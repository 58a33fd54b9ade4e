"""Addresses of people who may be sent."""

from django.urls import path

from zotim.desks.deployments.people import views

urlpatterns = [
    path("people/", views.nominee_list, name="nominees"),
    path("people/add/", views.nominee_add, name="nominee_add"),
    path("people/ending/", views.expiries, name="expiries"),
    path("people/numbers/", views.nominee_count, name="nominee_count"),
    path("people/<uuid:pk>/", views.nominee, name="nominee"),
    path("people/<uuid:pk>/change/", views.nominee_change, name="nominee_change"),
    path("people/<uuid:pk>/leave/", views.nominee_leave, name="nominee_leave"),
    path("people/<uuid:pk>/clearance/", views.clearance_enter, name="clearance_enter"),
    path("people/<uuid:pk>/qualification/", views.qualification_enter, name="qualification_enter"),
    path("people/<uuid:pk>/fitness/", views.fitness_enter, name="fitness_enter"),
    path("qualifications/<uuid:pk>/end/", views.qualification_end, name="qualification_end"),
]
