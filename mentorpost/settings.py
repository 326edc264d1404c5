"""The settings: a TOML file read into plain values, every fault named at once.

Without a file the service runs on an embedded default: it listens on loopback, keeps SQLite in the user's
data folder and delivers into a Maildir, so that trying it needs no account anywhere.
"""

from __future__ import annotations

import os
import shlex
import subprocess  # nosec B404
import tomllib
from dataclasses import dataclass, field, replace
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs

from mentorpost import breaks, keyrings, resources, secrets
from mentorpost.errors import SettingsError
from mentorpost.oauth_settings import OAuth2, oauth2_of
from mentorpost.settings_faults import faults_in
from mentorship.letters.answering import Resource
from mentorship.policy import Policy
from mentorship.season import Season
from mentorship.stillness import Break

FILE_NAME = "mentorpost.toml"
PASSWORD_SECONDS = 30


@dataclass(frozen=True)
class Contact:
    """Somebody of the programme: a name, where one was given, and an address."""

    name: str
    address: str


@dataclass(frozen=True)
class Program:
    """[program]"""

    name: str
    address: str
    organizers: tuple[Contact, ...] = ()
    language: str = "en"
    time_zone: str = "UTC"
    safety_contact: Contact | None = None
    emergency: str = ""
    introduction: str = ""
    breaks: tuple[Break, ...] = ()
    season: Season | None = None
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True)
class Server:
    """[mailbox] or [smtp]: a url and where its secret is; it is read only when it is needed."""

    url: str
    password_value: str = field(default="", repr=False)
    password_command: str = ""
    password_file: str = ""
    password_keyring: str = ""
    auth: str = "password"
    insecure: bool = False
    trusted_authserv: tuple[str, ...] = ()
    short_ref: bool = False
    subaddress: str = "+"

    def password(self) -> str:
        """Return the password, from wherever the settings say it is."""
        if self.password_command:
            return _ask(self.password_command)
        if self.password_file:
            path = Path(self.password_file).expanduser()
            try:
                secrets.refuse_if_open(path)
                return path.read_text(encoding="utf-8").strip()
            except OSError as error:
                raise SettingsError(
                    f"cannot read password_file {self.password_file}: {error.strerror}; "
                    "check that it exists and that this user may read it"
                ) from error
        if self.password_keyring:
            return keyrings.password(self.password_keyring, unquote(urlsplit(self.url).username or ""))
        return self.password_value


@dataclass(frozen=True)
class Settings:
    """Everything that the service is told."""

    program: Program
    mailbox: Server
    smtp: Server
    store_url: str
    folder: Path  # the spool, the key and edited letters lie here
    policy: Policy = field(default_factory=Policy)
    file: Path | None = None
    oauth2: OAuth2 | None = None

    @property
    def letters(self) -> Path:
        """Where the programme's own wording of letters lies."""
        return self.folder / "letters"


def data_folder() -> Path:
    """Return where the embedded default keeps its things."""
    return Path(os.environ.get("MENTORPOST_DATA") or platformdirs.user_data_path("mentorpost"))


def embedded(folder: Path | None = None) -> Settings:
    """Return the settings of a service that needs no account anywhere."""
    folder = folder or data_folder()
    organizer = Contact("", "organizer@localhost")
    return Settings(
        program=Program("Mentoring", "mentoring@localhost", (organizer,)),
        mailbox=Server("smtp://127.0.0.1:8025"),
        smtp=Server(f"maildir:{folder / 'Maildir'}"),
        store_url=f"sqlite:///{folder / 'mentorpost.sqlite3'}",
        folder=folder,
    )


def find(given: str | None) -> Path | None:
    """Return the settings file: the one named, or the first of the usual places that is there."""
    named = given or os.environ.get("MENTORPOST_CONFIG")
    if named:
        return Path(named)
    for path in (Path(FILE_NAME), platformdirs.user_config_path("mentorpost") / FILE_NAME):
        if path.is_file():
            return path
    return None


def load(given: str | None = None) -> Settings:
    """Read the settings, or return the embedded default where there is no file. Raises SettingsError."""
    path = find(given)
    if path is None:
        return embedded()
    try:
        with open(path, "rb") as file:
            table = tomllib.load(file)
    except FileNotFoundError:
        raise SettingsError(f"there is no settings file {path}; write it, or leave --config away") from None
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}; check its rights") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML: {error}; mend that line") from None
    faults = faults_in(table)
    if faults:
        raise SettingsError(f"{path}: {'; '.join(faults)}")
    if secrets.holds_one(table):
        secrets.refuse_if_open(path)
    return _settings(path, table)


def _settings(path: Path, table: dict[str, dict[str, object]]) -> Settings:
    defaults = embedded()
    program = table["program"]
    store = str(table.get("store", {}).get("url") or defaults.store_url)
    given = str(table.get("store", {}).get("folder", ""))
    folder = Path(given).expanduser() if given else _beside(store) or defaults.folder
    organizers = program.get("organizers", [])
    safety = program.get("safety_contact")
    return Settings(
        program=Program(
            name=str(program["name"]),
            address=str(program["address"]).lower(),
            organizers=tuple(_contact(one) for one in (organizers if isinstance(organizers, list) else [])),
            language=str(program.get("language", "en")),
            time_zone=str(program.get("time_zone", "UTC")),
            safety_contact=_contact(safety) if safety else None,
            emergency=str(program.get("emergency", "")),
            introduction=" ".join(str(program.get("introduction", "")).split()),
            breaks=breaks.breaks_of(program),
            season=breaks.season_of(program),
            resources=resources.resources_of(program),
        ),
        mailbox=_server(table.get("mailbox", {}), defaults.mailbox),
        smtp=_server(table.get("smtp", {}), defaults.smtp),
        store_url=store,
        folder=folder,
        policy=_policy(table.get("policy", {})),
        file=path,
        oauth2=oauth2_of(table.get("oauth2", {})),
    )


def _server(table: dict[str, object], default: Server) -> Server:
    authserv = table.get("trusted_authserv", [])
    return Server(
        url=str(table.get("url") or default.url),
        password_value=str(table.get("password", "")),
        password_command=str(table.get("password_command", "")),
        password_file=str(table.get("password_file", "")),
        password_keyring=str(table.get("password_keyring", "")),
        auth=str(table.get("auth", "password")),
        insecure=bool(table.get("insecure", False)),
        trusted_authserv=tuple(str(one) for one in authserv) if isinstance(authserv, list) else (),
        short_ref=bool(table.get("short_ref", False)),
        subaddress=str(table.get("subaddress", "+")),
    )


def _policy(table: dict[str, object]) -> Policy:
    policy = Policy()
    for key, value in table.items():
        default = getattr(policy, key)
        if type(value) is not type(default) and not (isinstance(value, list) and isinstance(default, tuple)):
            raise SettingsError(f"[policy] {key} is {value!r}; it is written like {default!r}")
        policy = replace(policy, **{key: tuple(value) if isinstance(value, list) else value})  # type: ignore[arg-type]  # the key names the field, checked above
    return policy


def _contact(written: object) -> Contact:
    name, address = parseaddr(str(written))
    return Contact(name, address.lower())


def _beside(store_url: str) -> Path | None:
    _, _, path = store_url.partition(":///")
    return Path(path).expanduser().parent if store_url.startswith("sqlite:///") and path else None


def _ask(command: str) -> str:
    try:
        # The command is the operator's own, from the settings that only they may write.
        done = subprocess.run(  # noqa: S603  # nosec B603
            shlex.split(command), capture_output=True, text=True, timeout=PASSWORD_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise SettingsError(f"password_command does not work: {error}; try it in a terminal") from error
    if done.returncode != 0:
        raise SettingsError(f"password_command ended with {done.returncode}; try it in a terminal")
    return done.stdout.strip()
