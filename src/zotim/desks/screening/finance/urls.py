"""Addresses of customers and of files that are put in."""

from django.urls import path

from zotim.desks.screening.finance import views

urlpatterns = [
    path("customers/", views.customer_list, name="customers"),
    path("customers/find/", views.customer_find, name="customer_find"),
    path("customers/<uuid:pk>/", views.customer, name="customer"),
    path("files/", views.delivery_list, name="deliveries"),
    path("files/customers/", views.customers_take, name="customers_take"),
    path("files/payments/", views.payments_take, name="payments_take"),
    path("files/<uuid:pk>/", views.delivery, name="delivery"),
    path("files/<uuid:pk>/decide/", views.delivery_decide, name="delivery_decide"),
]
