"""A programme makes letters its own, hears what is wrong with them, and sees them in a real mail program."""

from __future__ import annotations

import email
import email.policy
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mailer.language import TEMPLATES
from mentorpost import own_wording
from mentorpost.__main__ import main
from mentorpost.settings import embedded
from tests.rig import Catcher
from tests.stores import store_table


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a programme without a settings file."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(*words: str) -> Result:
    return CliRunner().invoke(main, ["letters", *words])


def editor(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """Set an editor that changes the file by a line of Python about its text `t`."""
    code = f"import sys, pathlib; p = pathlib.Path(sys.argv[1]); t = p.read_text(); p.write_text({change})"
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c {shlex.quote(code)}")


def test_a_letter_is_edited_and_checked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, 't.replace("would like you as mentor", "would love to learn from you")')
    done = typed("edit", "request")

    assert done.exit_code == 0, done.output
    assert "One letter is in your own words, and well." in done.stdout
    assert "would love to learn from you" in typed("preview", "request").stdout


def test_what_was_not_changed_leaves_no_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, "t")

    assert "our wording stays" in typed("edit", "request").stdout
    assert not list((folder / "letters").iterdir())


def test_words_that_people_answer_with_are_missed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, 't.replace("accept", "take")')
    done = typed("edit", "request")

    assert done.exit_code == 1
    assert '"accept" is gone, and people answer this letter with it' in done.stderr
    assert f"{folder / 'letters' / 'request.txt'}" in done.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('t + "{{ nobody }}"', "'nobody' is undefined"),
        ('t + "{% if %}"', "request.txt:"),
        ('t + "{{ partner.__class__.__mro__ }}"', "unsafe"),
        ('t.replace("Subject:", "Topic:", 1)', 'line 1 does not begin with "Subject:"'),
        ('t + "word " * 200', "short letters are read to the end"),
    ],
)
def test_each_fault_names_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: str, said: str
) -> None:
    editor(monkeypatch, change)
    done = typed("edit", "request")

    assert done.exit_code == 1
    assert said in done.stderr
    assert "request.txt" in done.stderr
    assert typed("check").exit_code == 1


def test_each_letter_of_ours_is_well_as_a_copy(folder: Path) -> None:
    (folder / "letters").mkdir()
    for path in (TEMPLATES / "en").glob("*.txt"):
        (folder / "letters" / path.name).write_bytes(path.read_bytes())

    settings = embedded()
    assert set(own_wording.edited(settings)) == {path.stem for path in (TEMPLATES / "en").glob("*.txt")}
    assert {name: own_wording.faults(settings, name) for name in own_wording.edited(settings)} == {
        name: [] for name in own_wording.edited(settings)
    }


def test_a_letter_that_is_not_there_is_one_line(folder: Path) -> None:
    for command in ("edit", "check"):
        done = typed(command, "love-letter")
        assert done.exit_code == 1
        assert done.stderr == 'Error: there is no letter "love-letter"; see: mentorpost letters list\n'


def test_a_sample_is_sent_as_a_whole_mail(folder: Path, catcher: Catcher) -> None:
    (folder / "mentorpost.toml").write_text(
        '[program]\nname = "Riverside Mentors"\naddress = "mentors@riverside.example"\n'
        f'[smtp]\nurl = "{catcher.url}"\n' + store_table(folder)
    )
    done = typed("send", "introduction", "--to", "ann@example.org", "--sample", "2")

    assert done.exit_code == 0, done.output
    (caught,) = catcher.mails
    assert list(caught.recipients) == ["ann@example.org"]
    message = email.message_from_bytes(caught.raw, policy=email.policy.default)
    assert message["Mentorpost-Letter"] == "introduction"
    text = message.get_body(("plain",))
    assert text is not None
    assert "Riverside Mentors" in str(message["From"])

    catcher.script("RCPT", "550 no such user")
    assert "550 no such user" in typed("send", "introduction", "--to", "nobody@example.org").stderr
