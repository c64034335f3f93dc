"""Make the private Python environment in `.venv` and fill it from a lock file; needs nothing but Python.

    python start/set_up.py [--tests]

Runs again in no time when nothing has changed, and carries on after an interruption. This file is read by
whatever Python a computer has, so it keeps to syntax that old versions understand, to tell their owners so.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = (
    os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
)
OLDEST = (3, 11)
OUR_CODE = ("etl", "dashboard", "start")


class CannotSetUp(Exception):
    """What is missing and what to do about it, in one line."""


def say(text):
    """Tell the user at once what happens now."""
    print(text, flush=True)


def check_python(version=sys.version_info):
    """Raise CannotSetUp where this Python is older than 3.11 (`version` is at least (major, minor))."""
    if tuple(version[:2]) < OLDEST:
        found = "{}.{}".format(version[0], version[1])
        raise CannotSetUp(
            "Python 3.11 or newer is needed, this is {}: install it from python.org, then start again".format(
                found
            )
        )


def lock_digest(lock):
    """Return the SHA-256 of a lock file and this Python's version: what an environment is filled from."""
    with open(lock, "rb") as file:
        content = file.read()
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def is_filled(stamp, digest):
    """Tell whether the environment exists, runs, and was filled from the same lock."""
    if not (os.path.exists(stamp) and os.path.exists(PYTHON)):
        return False
    with open(stamp) as file:
        if file.read() != digest:
            return False
    return subprocess.call([PYTHON, "-c", ""], stderr=subprocess.DEVNULL) == 0


def make_environment(uv):
    """Make `.venv` anew unless a working one is there; raise CannotSetUp where Python lacks venv."""
    if os.path.exists(PYTHON) and subprocess.call([PYTHON, "-c", ""], stderr=subprocess.DEVNULL) == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    say("Making a private Python environment in the folder .venv ...")
    command = (
        [uv, "venv", "--quiet", "--python", sys.executable, VENV]
        if uv
        else [sys.executable, "-m", "venv", VENV]
    )
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        advice = (
            "on Debian and Ubuntu: apt install python3-venv" if "ensurepip" in done.stdout else "see above"
        )
        if advice == "see above":
            say(done.stdout.strip())
        raise CannotSetUp("The environment could not be made with {}; {}".format(sys.executable, advice))


def fill_environment(lock, uv):
    """Install exactly what the lock names, hashes checked, bytecode compiled; raise CannotSetUp."""
    with open(lock, encoding="utf-8") as file:
        count = sum("==" in line and not line.startswith((" ", "#")) for line in file)
    say(
        "Installing {} packages from {} (once; a minute or more; needs the internet) ...".format(
            count, os.path.basename(lock)
        )
    )
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", PYTHON, "--compile-bytecode"]
    else:
        command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call([*command, "--require-hashes", "-r", lock]):
        raise CannotSetUp(
            "The packages could not be installed (see above): check the internet, then start again"
        )


def compile_our_code():
    """Compile our modules' bytecode, without which the first start takes seconds longer."""
    folders = [os.path.join(ROOT, folder) for folder in OUR_CODE]
    subprocess.call([PYTHON, "-m", "compileall", "-q", *folders])


def place_static_files():
    """Put fonts and outlines where the dashboard serves them; it does so itself where this fails."""
    if os.path.exists(os.path.join(ROOT, "dashboard", "static_files.py")):
        subprocess.call([PYTHON, "-m", "dashboard.static_files"], cwd=ROOT)


def set_up(tests=False):
    """Make and fill `.venv` for running the dashboard, or for the tests too; raise CannotSetUp.

    Return the path of its Python. The stamp is removed first and written last, so that a set-up
    that was interrupted is done again.
    """
    check_python()
    lock = os.path.join(ROOT, "requirements-dev.lock" if tests else "requirements.lock")
    stamp = os.path.join(VENV, "filled-from-" + os.path.basename(lock))
    digest = lock_digest(lock)
    if not is_filled(stamp, digest):
        uv = shutil.which("uv")
        if os.path.exists(stamp):
            os.remove(stamp)
        make_environment(uv)
        fill_environment(lock, uv)
        with open(stamp, "w") as file:
            file.write(digest)
    compile_our_code()
    place_static_files()
    return PYTHON


def main():
    """Set up; return the exit status."""
    parser = argparse.ArgumentParser(description="Make the private Python environment in .venv.")
    parser.add_argument("--tests", action="store_true", help="install what the tests need, too")
    try:
        set_up(parser.parse_args().tests)
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted: the next start carries on from here", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
