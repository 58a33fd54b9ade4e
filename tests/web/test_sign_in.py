"""The door: passwords, lock-out, second factors, idle limits, resets; and what of it stands in the log."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from tests import worlds
from zotim.config import settings as deployment
from zotim.core.access.middleware import BEGAN, LAST_SEEN
from zotim.core.audit.models import Event
from zotim.core.people.models import Membership

PASSWORD = "kuajt e bardhë pinë ujë"


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    cache.clear()


@pytest.fixture
def person():
    """Somebody with a password and a role that sees content, and no second factor yet."""
    made = worlds.user("coordinator", password=PASSWORD, language="en")
    Authenticator.objects.all().delete()
    return made


def try_to_sign_in(client, email, password=PASSWORD, **headers):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **headers)


def code(secret: str, steps: int = 0) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + steps))


def add_totp(client) -> str:
    """Set up an authenticator app as a person would; answers its secret."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret">([A-Z2-7]+)<', page)[1]
    assert 'src="data:image/svg+xml' in page
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def verbs() -> list[str]:
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_a_password_is_kept_as_argon2(person):
    assert person.password.startswith("argon2$argon2id$")
    (deployed,) = map(import_string, deployment.PASSWORD_HASHERS)
    assert deployed is Argon2PasswordHasher
    assert deployed().params().memory_cost >= 100_000


def test_a25_without_a_second_factor_no_page_with_content_opens(client, person):
    assert try_to_sign_in(client, person.email).status_code == 302
    for page in ("home", "commitments", "documents", "reports"):
        answer = client.get(reverse(page))
        assert (answer.status_code, answer.url) == (302, reverse("second_factor"))
    assert b"Add a passkey" in client.get(reverse("second_factor"), headers={"accept-language": "en"}).content
    assert client.get(reverse("my_account")).status_code == 200


def test_a_role_that_sees_no_content_needs_none(client):
    auditor = worlds.user("auditor", password=PASSWORD)
    Authenticator.objects.all().delete()
    try_to_sign_in(client, auditor.email)
    assert client.get(reverse("log")).status_code == 200


def test_whoever_acts_for_somebody_with_content_needs_their_own_second_factor(client, person):
    from zotim.core.access.middleware import ACTING_FOR
    from zotim.core.people.models import Deputy

    auditor = worlds.user("auditor", password=PASSWORD)
    Authenticator.objects.all().delete()
    Deputy.objects.create(user=person, deputy=auditor, ends_at=timezone.now() + timedelta(days=1))
    client.force_login(auditor, backend=settings.AUTHENTICATION_BACKENDS[1])
    session = client.session
    session[ACTING_FOR] = str(person.pk)
    session.save()
    assert client.get(reverse("commitments")).url == reverse("second_factor")


def test_a_demonstration_asks_for_none(client, person):
    worlds.demo_installation()
    try_to_sign_in(client, person.email)
    assert client.get(reverse("commitments")).status_code == 200


def test_an_authenticator_app_from_setting_up_to_signing_in(client, person):
    try_to_sign_in(client, person.email)
    secret = add_totp(client)
    assert client.get(reverse("commitments")).status_code == 200
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    assert get_adapter().decrypt(stored) == secret
    client.post(reverse("account_logout"))
    cache.clear()  # a code counts once; half a minute later there is another

    assert try_to_sign_in(client, person.email).url.startswith(reverse("mfa_authenticate"))
    assert client.get(reverse("commitments")).status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get(reverse("commitments")).status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code(secret)}).status_code == 302
    assert client.get(reverse("commitments")).status_code == 200


def test_recovery_codes_are_shown_once_and_work_once(client, person):
    try_to_sign_in(client, person.email)
    add_totp(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li><code>(\d+)</code>", page)
    assert len(codes) == 10
    assert "<li><code>" not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert client.get(reverse("mfa_download_recovery_codes")).status_code in (403, 404)
    client.post(reverse("account_logout"))
    for expected in (302, 200):
        try_to_sign_in(client, person.email)
        assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected
        client.post(reverse("account_logout"))


def test_changing_a_factor_asks_for_the_password_again(client, person):
    try_to_sign_in(client, person.email)
    for page in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(page)).url.startswith(reverse("account_reauthenticate"))
    add_totp(client)
    session = client.session
    session["account_authentication_methods"] = [
        {**method, "at": time.time() - 301} for method in session["account_authentication_methods"]
    ]
    session.save()
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert "reauthenticate" in answer.url
    assert Authenticator.objects.filter(type="totp").exists()


def test_a25_after_six_wrong_passwords_the_right_one_no_longer_opens(client, person):
    for _attempt in range(5):
        assert try_to_sign_in(client, person.email, "wrong").status_code == 200
    locked = try_to_sign_in(client, person.email, "wrong")
    assert locked.status_code == 429
    assert "people/locked_out.html" in [template.name for template in locked.templates]
    assert try_to_sign_in(client, person.email).status_code == 429
    assert "people.session.locked" in verbs()


def test_an_address_that_nobody_has_is_locked_like_any_other(client, person):
    known = [try_to_sign_in(client, person.email, "wrong").status_code for _ in range(7)]
    unknown = [try_to_sign_in(client, "nobody@test.example", "wrong").status_code for _ in range(7)]
    assert known == unknown


def test_one_persons_lock_is_nobody_elses(client, person):
    for _attempt in range(6):
        try_to_sign_in(client, "nobody@test.example", "wrong")
    assert try_to_sign_in(client, person.email).status_code == 302


@pytest.mark.parametrize("password", ["short", "passwordpassword"[:11], "123456789012345", "coordination"[:5]])
def test_a_weak_password_is_refused(client, person, password):
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[1])
    data = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert client.post(reverse("account_change_password"), data).status_code == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize(("language", "word"), [("sq", "fjalëkalim"), ("en", "password"), ("ar", "كلمة")])
def test_a_reset_mail_speaks_the_readers_language_and_names_nobody(client, person, language, word):
    type(person).objects.filter(pk=person.pk).update(language=language)
    client.post(reverse("account_reset_password"), {"email": person.email}, headers={"accept-language": "en"})
    (sent,) = mail.outbox
    assert person.name not in sent.body + sent.subject
    assert "/account/password/reset/key/" in sent.body
    if language == "en":
        assert word in sent.body


def test_a_reset_answers_the_same_for_an_address_that_nobody_has(client, person):
    known = client.post(reverse("account_reset_password"), {"email": person.email}, follow=True)
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@test.example"}, follow=True)
    without = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    assert without.sub(b"", known.content) == without.sub(b"", unknown.content)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1


def test_a25_a_reset_ends_every_other_session_and_the_link(client, person, django_user_model):
    from django.test import Client

    other = Client()
    try_to_sign_in(other, person.email)
    assert other.get(reverse("my_account")).status_code == 200
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = re.search(r"http\S+", mail.outbox[0].body)[0]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "një fjalëkalim krejt tjetër"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(new)
    assert other.get(reverse("my_account")).status_code == 302
    assert Client().get(link, follow=True).context.get("token_fail")
    assert "people.password.changed" in verbs()


def age(client, **seconds):
    session = client.session
    for name, value in seconds.items():
        session[{"seen": LAST_SEEN, "began": BEGAN}[name]] = timezone.now().timestamp() - value
    session.save()


def test_a25_after_a_quarter_of_an_hour_without_work_one_is_signed_out(client, person):
    try_to_sign_in(client, person.email)
    age(client, seen=14 * 60 + 50)
    assert client.get(reverse("my_account")).status_code == 200
    age(client, seen=15 * 60 + 10)
    assert client.get(reverse("my_account")).status_code == 302
    assert verbs()[-1] == "people.session.ended"


def test_after_ten_hours_one_is_signed_out_even_at_work(client, person):
    try_to_sign_in(client, person.email)
    age(client, began=10 * 3600 - 20)
    assert client.get(reverse("my_account")).status_code == 200
    age(client, began=10 * 3600 + 20, seen=1)
    assert client.get(reverse("my_account")).status_code == 302


def test_signing_in_again_begins_a_new_day(client, person):
    try_to_sign_in(client, person.email)
    age(client, began=10 * 3600 + 20, seen=1)
    client.get(reverse("my_account"))
    try_to_sign_in(client, person.email)
    assert client.get(reverse("my_account")).status_code == 200


def test_a_closed_account_is_out_with_its_next_click(client, person):
    try_to_sign_in(client, person.email)
    assert client.get(reverse("my_account")).status_code == 200
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(reverse("my_account")).status_code == 302
    assert try_to_sign_in(client, person.email).status_code in (200, 302)
    assert client.get(reverse("my_account")).status_code == 302


def test_the_log_tells_the_story_without_an_address(client, person, django_capture_on_commit_callbacks):
    try_to_sign_in(client, person.email, "wrong")
    try_to_sign_in(client, "nobody@test.example", "wrong")
    try_to_sign_in(client, person.email)
    with django_capture_on_commit_callbacks(execute=True):
        add_totp(client)
    client.post(reverse("mfa_deactivate_totp"))
    new = "një fjalëkalim krejt tjetër"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    told = verbs()
    for verb in ("people.session.refused", "people.session.began", "people.factor.added", "people.factor.removed",
                 "people.password.changed", "people.session.ended"):  # fmt: skip
        assert verb in told
    everything = str(list(Event.objects.values()))
    assert "@" not in everything
    assert "Person" not in everything
    refused = Event.objects.filter(verb="people.session.refused").order_by("id")
    assert refused[0].object_id == str(person.pk)
    assert (refused[1].object_id, set(refused[1].details)) == ("", {"tried"})


def test_what_ended_has_ended_in_an_open_session(client, person):
    try_to_sign_in(client, person.email)
    add_totp(client)
    assert client.get(reverse("commitments")).status_code == 200
    Membership.objects.filter(user=person).update(ends_at=timezone.now())
    assert client.get(reverse("commitments")).status_code == 403


def test_the_door_offers_the_way_back_in_once(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert page.count(reverse("account_reset_password")) == 1
