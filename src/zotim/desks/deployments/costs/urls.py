"""Addresses of costs."""

from django.urls import path

from zotim.desks.deployments.costs import views

urlpatterns = [
    path("missions/<uuid:pk>/costs/", views.costs, name="costs"),
    path("missions/<uuid:pk>/costs/rate/", views.rate_enter, name="rate_enter"),
    path("missions/<uuid:pk>/costs/payment/", views.payment_enter, name="payment_enter"),
    path("costs/rates/<uuid:pk>/end/", views.rate_end, name="rate_end"),
    path("costs/payments/<uuid:pk>/end/", views.payment_end, name="payment_end"),
]
