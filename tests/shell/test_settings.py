"""Settings are read, and each fault is named in one line that says how to go on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorpost.errors import SettingsError
from mentorpost.settings import Contact, embedded, load
from mentorship.letters.answering import Resource

GOOD = """
[program]
name = "Riverside Mentors"
address = "Mentors@Riverside.example"
organizers = ["Ann Reyes <ann@riverside.example>", "bo@riverside.example"]
safety_contact = "Jo Lind <jo@riverside.example>"
time_zone = "Europe/Berlin"
[mailbox]
url = "imaps://mentors@mail.riverside.example/INBOX"
password_file = "secret"
trusted_authserv = ["mx.riverside.example"]
[smtp]
url = "smtps://mentors@mail.riverside.example"
[store]
url = "sqlite:////var/lib/mentorpost/store.sqlite3"
[policy]
capacity = 2
icebreakers = [2, 9]
"""


def _file(folder: Path, text: str) -> str:
    path = folder / "mentorpost.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_settings_file_is_read(tmp_path: Path) -> None:
    settings = load(_file(tmp_path, GOOD))

    assert settings.program.address == "mentors@riverside.example"
    assert settings.program.organizers == (
        Contact("Ann Reyes", "ann@riverside.example"),
        Contact("", "bo@riverside.example"),
    )
    assert settings.program.safety_contact == Contact("Jo Lind", "jo@riverside.example")
    assert settings.policy.capacity == 2
    assert settings.policy.icebreakers == (2, 9)
    assert settings.policy.request_expiry == 10
    assert settings.folder == Path("/var/lib/mentorpost")


def test_name_and_address_are_enough(tmp_path: Path) -> None:
    settings = load(_file(tmp_path, '[program]\nname = "A"\naddress = "a@b.example"'))

    assert settings.mailbox == embedded().mailbox
    assert settings.program.organizers == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "[program] name is missing"),
        ('[program]\nname = "A"', "[program] address is missing"),
        ('[program]\nname = "A"\naddress = "here"', "'here' is no address"),
        ('[program]\nname = "A"\naddress = "a@b.c"\norganisers = []', "[program] has no organisers"),
        ('[program]\nname = "A"\naddress = "a@b.c"\norganizers = ["Ann"]', "'Ann', which is no address"),
        (
            '[program]\nname = "A"\naddress = "a@b.c"\norganizers = ["Änne <änne@b.c>"]',
            "which is no address that letters can go to",
        ),
        ('[program]\nname = "A"\naddress = "a@b.c"\norganizers = ["A@b.c"]', "the programme's own address"),
        ('[program]\nname = "A"\naddress = "a@b.c"\ntime_zone = "Berlin"', "write it like Europe/Berlin"),
        ('[program]\nname = "A"\naddress = "a@b.c"\nlanguage = "eo"', "has no letters; write one of en"),
        ('[program]\nname = 3\naddress = "a@b.c"', "[program] name is a int"),
        ("[mailbox", "is not TOML"),
        ('[imap]\nurl = "x"', "there is no section [imap]"),
        ("program = 3", "program must be a section"),
        ('[program]\nname = "A"\naddress = "a@b.c"\n[policy]\ncapacity = "two"', "it is written like 1"),
    ],
)
def test_each_fault_is_named_in_one_line(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load(_file(tmp_path, text))

    assert fault in str(refused.value)
    assert "\n" not in str(refused.value)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load(_file(tmp_path, '[program]\naddress = "x"\n[store]\npath = "y"'))

    assert "name is missing" in str(refused.value)
    assert "[store] has no path" in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no settings file"):
        load(str(tmp_path / "nowhere.toml"))


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read"):
        load(str(tmp_path))


def test_a_password_comes_from_a_command(tmp_path: Path) -> None:
    settings = load(
        _file(tmp_path, GOOD.replace("password_file", "password_command").replace("secret", "echo abc"))
    )

    assert settings.mailbox.password() == "abc"


@pytest.mark.parametrize("command", ["false", "/no/such/program", "'"])
def test_a_password_command_that_fails_is_one_line(command: str, tmp_path: Path) -> None:
    text = GOOD.replace('password_file = "secret"', f'password_command = "{command}"')

    with pytest.raises(SettingsError, match="password_command"):
        load(_file(tmp_path, text)).mailbox.password()


def test_a_password_is_in_no_repr(tmp_path: Path) -> None:
    text = GOOD.replace('password_file = "secret"', 'password = "hunter2"')

    assert "hunter2" not in repr(load(_file(tmp_path, text)))


@pytest.mark.parametrize(
    "written", ['password = "hunter2"', 'url = "imaps://ann:hunter2@mail.example.org"'], ids=["key", "url"]
)
def test_a_settings_file_with_a_password_that_others_may_read_is_refused(
    written: str, tmp_path: Path, open_folder: Path
) -> None:
    text = f"{GOOD_PROGRAM}[mailbox]\n{written}"
    path = Path(_file(open_folder, text))
    path.chmod(0o644)

    with pytest.raises(SettingsError, match=f"type: chmod 600 {path}") as refused:
        load(str(path))
    assert "hunter2" not in str(refused.value)

    path.chmod(0o600)
    assert load(str(path)).file == path
    (tmp_path / "closed").mkdir(mode=0o700)
    hidden = Path(_file(tmp_path / "closed", text))
    hidden.chmod(0o644)
    assert load(str(hidden)).file == hidden


def test_a_settings_file_without_a_password_may_be_read_by_all_and_its_password_file_may_not(
    open_folder: Path,
) -> None:
    (secret := open_folder / "secret").write_text("hunter2\n", encoding="ascii")
    path = Path(_file(open_folder, GOOD.replace('"secret"', f'"{secret}"')))
    for file in (path, secret):
        file.chmod(0o644)

    settings = load(str(path))
    with pytest.raises(SettingsError, match=f"chmod 600 {secret}"):
        settings.mailbox.password()
    secret.chmod(0o600)
    assert settings.mailbox.password() == "hunter2"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Make a folder that everybody may look into, with all folders above it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


GOOD_PROGRAM = '[program]\nname = "A"\naddress = "a@b.example"\n'


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("breaks = [{from = 2026-12-20, until = 2026-12-01}]", "from 2026-12-20 is over on 2026-12-01"),
        (
            "breaks = [{from = 2026-12-20, until = 2027-01-06}, {from = 2027-01-06, until = 2027-02-01}]",
            "from 2026-12-20 and from 2027-01-06 overlap",
        ),
        ('breaks = ["Christmas"]', "breaks are written like"),
        ('breaks = [{from = "20 December", until = 2027-01-06}]', "breaks are written like"),
        ("breaks = [{from = 2026-12-20, until = 2027-01-06, title = 1}]", "breaks are written like"),
        ("season = {start = 2026-09-01}", "season is written like"),
        ("season = {start = 2026-09-01, end = 2026-06-30}", "ends on 2026-06-30, before it starts"),
    ],
)
def test_a_break_that_cannot_be_is_one_clear_line(tmp_path: Path, written: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=fault) as refused:
        load(_file(tmp_path, GOOD_PROGRAM + written))

    assert "\n" not in str(refused.value)


def test_breaks_are_read_first_to_last(tmp_path: Path) -> None:
    spring = '{from = 2027-04-01, until = 2027-04-14, name = "spring"}'
    two = f'breaks = [{spring}, {{from = "2026-12-20", until = 2027-01-06}}]'

    breaks = load(_file(tmp_path, GOOD_PROGRAM + two)).program.breaks

    assert [(str(one.begin), str(one.until), one.name) for one in breaks] == [
        ("2026-12-20", "2027-01-06", ""),
        ("2027-04-01", "2027-04-14", "spring"),
    ]


def test_a_resource_needs_a_title_and_nothing_unknown(tmp_path: Path) -> None:
    listed = '[program]\nname = "M"\naddress = "m@example.org"\nresources = [{}]\n'
    good = listed.format('{title = "A guide", url = "https://example.org/g", for = "mentors"}')

    assert load(_file(tmp_path, good)).program.resources == (
        Resource("A guide", "https://example.org/g", "mentors"),
    )
    for bad in ('{url = "https://example.org/g"}', '{title = "A guide", by = "Ann"}', '"A guide"'):
        with pytest.raises(SettingsError, match="resources holds"):
            load(_file(tmp_path, listed.format(bad)))


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("Ann <ann@riverside.example>", "safety_contact is the only organizer; name somebody else"),
        ("Jo Lind", "is no address that letters can go to; write it like"),
        ("mentors@riverside.example", "may not have the programme's own address"),
    ],
)
def test_a_safety_contact_who_cannot_be_one_is_refused_with_what_to_do(
    tmp_path: Path, contact: str, said: str
) -> None:
    text = GOOD.replace("Jo Lind <jo@riverside.example>", contact).replace(', "bo@riverside.example"', "")

    with pytest.raises(SettingsError, match=said):
        load(_file(tmp_path, text))


def test_one_of_several_organizers_may_be_the_safety_contact(tmp_path: Path) -> None:
    text = GOOD.replace("Jo Lind <jo@riverside.example>", "ann@riverside.example")

    assert load(_file(tmp_path, text)).program.safety_contact == Contact("", "ann@riverside.example")
