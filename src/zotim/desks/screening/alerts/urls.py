"""Addresses of alerts."""

from django.urls import path

from zotim.desks.screening.alerts import views

urlpatterns = [
    path("alerts/", views.alert_list, name="alerts"),
    path("alerts/decided/", views.alert_decided, name="alerts_decided"),
    path("alerts/next/", views.alert_next, name="alert_next"),
    path("alerts/<uuid:pk>/", views.alert, name="alert"),
    path("alerts/<uuid:pk>/take/", views.alert_take, name="alert_take"),
    path("alerts/<uuid:pk>/leave/", views.alert_leave, name="alert_leave"),
    path("alerts/<uuid:pk>/decide/", views.alert_decide, name="alert_decide"),
    path("alerts/<uuid:pk>/contest/", views.alert_contest, name="alert_contest"),
    path("questions/<uuid:pk>/alerts/", views.question_alerts, name="question_alerts"),
]
