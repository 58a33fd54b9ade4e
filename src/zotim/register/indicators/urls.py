"""Addresses of indicators and of figures from elsewhere."""

from django.urls import path

from zotim.register.indicators.views import indicators, senders, values

urlpatterns = [
    path("indicators/", indicators.indicator_list, name="indicators"),
    path("indicators/add/", indicators.indicator_add, name="indicator_add"),
    path("indicators/load/", indicators.values_file, name="values_load"),
    path("indicators/values.csv", indicators.values_export, name="values_export"),
    path("indicators/<uuid:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<uuid:pk>/change/", indicators.indicator_change, name="indicator_change"),
    path("indicators/<uuid:pk>/targets/add/", indicators.indicator_target, name="indicator_target"),
    path("indicators/<uuid:pk>/values/add/", values.value_supply, name="value_supply"),
    path("indicators/<uuid:pk>/values/take/", values.value_take, name="value_take"),
    path("indicators/values/<uuid:pk>/", values.indicator_value, name="indicator_value"),
    path("indicators/values/<uuid:pk>/decide/", values.value_decide, name="value_decide"),
    path("indicators/values/<uuid:pk>/file/", values.value_file, name="value_file"),
    path("installations/", senders.sender_list, name="senders"),
    path("installations/add/", senders.sender_add, name="sender_add"),
    path("installations/figures/", senders.figures_load, name="figures_load"),
    path("installations/<uuid:pk>/", senders.sender, name="sender"),
    path("installations/<uuid:pk>/confirm/", senders.sender_confirm, name="sender_confirm"),
    path("installations/<uuid:pk>/revoke/", senders.sender_revoke, name="sender_revoke"),
]
