"""Run a program under another date: a few lines of C, preloaded, shift CLOCK_REALTIME and nothing else.

libfaketime would shift CLOCK_MONOTONIC too, and then no wait with a time-out would ever end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static long shift(void) {
    const char *seconds = getenv("SHIFT_SECONDS");
    return seconds ? atol(seconds) : 0;
}

int clock_gettime(clockid_t id, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(id, now);
    if (!result && id == CLOCK_REALTIME) now->tv_sec += shift();
    return result;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec precise;
    int result = clock_gettime(CLOCK_REALTIME, &precise);
    (void) zone;
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return result;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}
"""


def why_no_shifted_clock() -> str:
    """Return why the clock cannot be shifted on this machine, or nothing."""
    return "" if shutil.which("gcc") else "gcc is missing, so no clock can be shifted: apt-get install gcc"


@cache
def library() -> Path:
    """Compile the library, once a test run."""
    folder = Path(mkdtemp(prefix="shifted-clock-"))
    source, built = folder / "shift.c", folder / "shift.so"
    source.write_text(SOURCE, encoding="ascii")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", built, source, "-ldl"], check=True)
    return built


def environment(now: datetime) -> dict[str, str]:
    """Return the environment in which a program believes that it is `now`."""
    seconds = int((now - datetime.now(UTC)).total_seconds())
    return {**os.environ, "LD_PRELOAD": str(library()), "SHIFT_SECONDS": str(seconds)}
