"""Addresses of the room `banks`."""

from django.urls import path

from zotim.desks.content.banks.views import banks, entries, imports, sources

urlpatterns = [
    path("banks/", banks.banks, name="banks"),
    path("banks/add/", banks.bank_add, name="bank_add"),
    path("banks/try/", banks.banks_try, name="banks_try"),
    path("banks/<uuid:pk>/", banks.bank, name="bank"),
    path("banks/<uuid:pk>/change/", banks.bank_change, name="bank_change"),
    path("banks/<uuid:pk>/asked/", banks.bank_ask, name="bank_ask"),
    path("banks/<uuid:pk>/propose/", entries.entry_propose, name="entry_propose"),
    path("banks/<uuid:pk>/import/", imports.bank_import_take, name="bank_import_take"),
    path("banks/changes/<uuid:pk>/", banks.bank_change_decide, name="bank_change_decide"),
    path("banks/entries/<uuid:pk>/", entries.entry, name="entry"),
    path("banks/entries/<uuid:pk>/picture/", entries.entry_picture, name="entry_picture"),
    path("banks/entries/<uuid:pk>/decide/", entries.entry_decide, name="entry_decide"),
    path("banks/entries/<uuid:pk>/withdraw/", entries.entry_withdraw, name="entry_withdraw"),
    path("banks/imports/<uuid:pk>/", imports.bank_import, name="bank_import"),
    path("banks/imports/<uuid:pk>/decide/", imports.bank_import_decide, name="bank_import_decide"),
    path("banks/imports/<uuid:pk>/withdraw/", imports.bank_import_withdraw, name="bank_import_withdraw"),
    path("sources/", sources.protected_sources, name="protected_sources"),
    path("sources/add/", sources.protected_source_add, name="protected_source_add"),
    path("sources/<uuid:pk>/", sources.protected_source, name="protected_source"),
    path("sources/<uuid:pk>/end/", sources.protected_source_end, name="protected_source_end"),
]
