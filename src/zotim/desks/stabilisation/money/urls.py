"""Addresses of money."""

from django.urls import path

from zotim.desks.stabilisation.money.views import flows, rates, sides

urlpatterns = [
    path("money/", flows.flow_list, name="flows"),
    path("money/<uuid:pk>/", flows.flow, name="flow"),
    path("money/<uuid:pk>/withdraw/", flows.flow_withdraw, name="flow_withdraw"),
    path("money/<uuid:pk>/file/", flows.flow_file, name="flow_file"),
    path("money/<uuid:pk>/counterpart/", sides.flow_reconcile, name="flow_reconcile"),
    path("projects/<uuid:pk>/money/", flows.flow_add, name="flow_add"),
    path("projects/<uuid:pk>/counterpart/", sides.statement_add, name="money_statement_add"),
    path("statements/<uuid:pk>/withdraw/", sides.statement_withdraw, name="money_statement_withdraw"),
    path("statements/<uuid:pk>/missing/", sides.statement_missing, name="money_statement_missing"),
    path("reconciliations/<uuid:pk>/withdraw/", sides.reconciliation_withdraw, name="reconciliation_withdraw"),
    path("rates/", rates.rate_list, name="rates"),
    path("rates/add/", rates.rate_add, name="rate_add"),
    path("rates/<uuid:pk>/withdraw/", rates.rate_withdraw, name="rate_withdraw"),
]
