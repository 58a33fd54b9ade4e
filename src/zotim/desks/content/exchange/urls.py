"""Addresses of the room `exchange`."""

from django.urls import path

from zotim.desks.content.exchange import views

urlpatterns = [
    path("exchange/", views.exchange, name="content_exchange"),
    path("exchange/banks/<uuid:bank>/file/", views.packet_of_bank, name="content_packet_of_bank"),
    path("exchange/banks/<uuid:bank>/follow/", views.sharing_add, name="content_sharing_add"),
    path("exchange/dispatches/<uuid:dispatch>/file/", views.packet_of_dispatch, name="content_packet_of_dispatch"),
    path("exchange/files/<uuid:pk>/", views.packet, name="content_packet"),
    path("exchange/files/<uuid:pk>/take/", views.packet_file, name="content_packet_file"),
    path("exchange/files/<uuid:pk>/signature/", views.packet_signature, name="content_packet_signature"),
    path("exchange/files/<uuid:pk>/withdrawn/<uuid:recall>.json", views.recall_file, name="content_recall_file"),
    path("exchange/files/<uuid:pk>/withdrawn/<uuid:recall>/told/", views.recall_told, name="content_recall_told"),
    path("exchange/following/<uuid:pk>/", views.sharing, name="content_sharing"),
    path("exchange/following/<uuid:pk>/end/", views.sharing_over, name="content_sharing_end"),
    path("exchange/wanted/<uuid:pk>/", views.wanted, name="content_wanted"),
]
