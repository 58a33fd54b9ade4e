"""Addresses of taking part abroad."""

from django.urls import path

from zotim.register.taking_part.views import forums, meetings, sponsorships

urlpatterns = [
    path("groups/", forums.forum_list, name="forums"),
    path("groups/add/", forums.forum_add, name="forum_add"),
    path("groups/load/", forums.forum_load, name="forum_load"),
    path("groups/file/<slug:kind>/", forums.forum_file, name="forum_file"),
    path("groups/<uuid:pk>/", forums.forum, name="forum"),
    path("groups/<uuid:pk>/change/", forums.forum_change, name="forum_change"),
    path("groups/<uuid:pk>/leads/add/", forums.lead_add, name="lead_add"),
    path("groups/<uuid:pk>/memberships/add/", forums.membership_add, name="membership_add"),
    path("groups/<uuid:pk>/seats/add/", forums.seat_give, name="seat_give"),
    path("groups/<uuid:pk>/seats/<uuid:seat>/end/", forums.seat_end, name="seat_end"),
    path("groups/<uuid:pk>/meetings/add/", meetings.meeting_add, name="meeting_add"),
    path("meetings/", meetings.meeting_list, name="meetings"),
    path("meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:pk>/papers/<slug:paper>/", meetings.meeting_paper, name="meeting_paper"),
    path("meetings/<uuid:pk>/papers/<slug:paper>/add/", meetings.meeting_paper_add, name="meeting_paper_add"),
    path("meetings/<uuid:pk>/statement/", meetings.meeting_statement, name="meeting_statement"),
    path("meetings/<uuid:pk>/attendance/", meetings.meeting_attendance, name="meeting_attendance"),
    path("meetings/<uuid:pk>/step/<slug:step>/", meetings.meeting_move, name="meeting_move"),
    path("co-sponsorships/", sponsorships.sponsorship_list, name="sponsorships"),
    path("co-sponsorships/add/", sponsorships.sponsorship_add, name="sponsorship_add"),
    path("co-sponsorships/<uuid:pk>/", sponsorships.sponsorship, name="sponsorship"),
    path("co-sponsorships/<uuid:pk>/link/", sponsorships.sponsorship_link, name="sponsorship_link"),
]
