"""What makes mentorpost run by itself: a unit for systemd, a line for cron. `init --service` prints them."""

from __future__ import annotations

from pathlib import Path

UNIT = """\
# /etc/systemd/system/mentorpost.service
# Then: systemctl daemon-reload, and systemctl enable --now mentorpost
[Unit]
Description=mentorpost: {name}
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Type=notify
User={user}
ExecStart={command} --config {config} run
Restart=always
RestartSec=60
WatchdogSec=15min
TimeoutStopSec=2min

# It needs the network, its settings, and one folder to write to.
ProtectSystem=strict
ReadWritePaths={folder}
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
CapabilityBoundingSet=
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged

[Install]
WantedBy=multi-user.target
"""

CRON = "*/5 * * * * {command} --config {config} run --once >/dev/null"


def unit(name: str, user: str, command: Path, config: Path, folder: Path) -> str:
    """Return a systemd unit in which the service can do little else than its work."""
    paths = {"command": _escaped(command), "config": _escaped(config), "folder": _escaped(folder)}
    return UNIT.format(name=_plain(name), user=user, **paths)


def cron(command: Path, config: Path) -> str:
    """Return a line for `crontab -e`; what it says on standard output is dropped, errors are mailed."""
    return CRON.format(command=_quoted(command), config=_quoted(config))


def _plain(name: str) -> str:
    return " ".join(name.replace("%", "%%").split())


def _escaped(path: Path) -> str:
    """Return a path as systemd reads it: % begins a specifier, quotes hold blanks (systemd.syntax)."""
    text = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{text}"' if " " in text else text


def _quoted(path: Path) -> str:
    """Return a path as a shell in a crontab reads it, where % ends the line."""
    text = str(path).replace("'", "'\\''").replace("%", "\\%")
    return f"'{text}'" if " " in text or "'" in str(path) else text
