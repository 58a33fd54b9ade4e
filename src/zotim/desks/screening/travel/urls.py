"""Addresses of the travel channel."""

from django.urls import path

from zotim.desks.screening.travel.views import messages, openings, referrals

ONE = "travel/referrals/<uuid:pk>/"

urlpatterns = [
    path("travel/messages/", messages.message_list, name="passenger_messages"),
    path("travel/messages/take/", messages.message_take, name="passenger_message_take"),
    path("travel/messages/<uuid:pk>/", messages.message, name="passenger_message"),
    path("travel/messages/<uuid:pk>/look/", openings.opening_ask, name="opening_ask"),
    path("travel/requests/<uuid:pk>/", openings.opening, name="opening"),
    path("travel/requests/<uuid:pk>/decide/", openings.opening_decide, name="opening_decide"),
    path("travel/passport/", messages.zone_ask, name="zone_ask"),
    path("travel/referrals/", referrals.referral_list, name="referrals"),
    path("travel/referrals/draft/<uuid:alert>/", referrals.referral_draft, name="referral_draft"),
    path(ONE, referrals.referral, name="referral"),
    path(f"{ONE}see/", referrals.referral_see, name="referral_see"),
    path(f"{ONE}take/", referrals.referral_take, name="referral_take"),
    path(f"{ONE}answer/", referrals.referral_answer, name="referral_answer"),
    path(f"{ONE}close/", referrals.referral_close, name="referral_close"),
]
