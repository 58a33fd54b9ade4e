"""Addresses of data calls."""

from django.urls import path

from zotim.register.views import data_calls, data_calls_answers, data_calls_replies, returns

urlpatterns = [
    path("calls/", data_calls.call_list, name="calls"),
    path("calls/add/", data_calls.call_add, name="call_add"),
    path("calls/<uuid:pk>/", data_calls.call, name="call"),
    path("calls/<uuid:pk>/file/", data_calls.call_file, name="call_file"),
    path("calls/<uuid:pk>/questions/", data_calls.call_questions, name="call_questions"),
    path("calls/<uuid:pk>/questions/<uuid:question>/", data_calls.call_question, name="call_question"),
    path("calls/<uuid:pk>/split/", data_calls.call_split, name="call_split"),
    path("calls/<uuid:pk>/split/<uuid:answer>/", data_calls.answer_take_back, name="answer_take_back"),
    path("calls/<uuid:pk>/step/<slug:step>/", data_calls.call_step, name="call_step"),
    path("calls/<uuid:pk>/chase/<uuid:portion>/", data_calls.call_chase, name="call_chase"),
    path("calls/<uuid:pk>/merge/", data_calls_replies.call_merge, name="call_merge"),
    path("calls/<uuid:pk>/merge/<uuid:question>/", data_calls_replies.call_merge_question, name="call_merge_question"),
    path("calls/<uuid:pk>/compose/", data_calls_replies.call_compose, name="call_compose"),
    path("calls/portions/<uuid:pk>/", data_calls_answers.portion, name="portion"),
    path("calls/portions/<uuid:pk>/answers/<uuid:answer>/", data_calls_answers.portion_answer, name="portion_answer"),
    path(
        "calls/portions/<uuid:pk>/answers/<uuid:answer>/return/",
        data_calls_answers.answer_return,
        name="answer_return",
    ),
    path("calls/portions/<uuid:pk>/sheet/", data_calls_answers.portion_sheet_return, name="portion_sheet_return"),
    path(
        "calls/portions/<uuid:pk>/sheet/<slug:language>/",
        data_calls_answers.portion_download,
        name="portion_download",
    ),
    path("calls/portions/<uuid:pk>/links/", data_calls_answers.portion_link, name="portion_link"),
    path("calls/portions/<uuid:pk>/links/<uuid:link>/", data_calls_answers.portion_link_end, name="portion_link_end"),
    path("calls/reminders/<uuid:pk>/", data_calls_answers.call_reminder, name="call_reminder"),
    path("calls/replies/<uuid:pk>/", data_calls_replies.call_reply, name="call_reply"),
    path("calls/replies/<uuid:pk>/steps/<uuid:step>/", data_calls_replies.reply_clear, name="reply_clear"),
    path("calls/replies/<uuid:pk>/files/<uuid:file>/", data_calls_replies.reply_file, name="reply_file"),
    path("calls/replies/<uuid:pk>/package/", data_calls_replies.reply_package, name="reply_package"),
    path("calls/replies/<uuid:pk>/send/", data_calls_replies.reply_send, name="reply_send"),
    path("calls/replies/<uuid:pk>/job/", data_calls_replies.reply_job, name="reply_job"),
    path("returns/<str:secret>/", returns.return_page, name="return"),
    path("returns/<str:secret>/sheet/", returns.return_sheet, name="return_sheet"),
]
