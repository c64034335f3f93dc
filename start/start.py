"""Set up, build the data and open the dashboard: what `make run` and the double-click starters do.

python start/start.py [--port N] [--no-open]
"""

import os
import subprocess
import sys

from set_up import ROOT, CannotSetUp, say, set_up


def start(arguments):
    """Do everything from a bare computer to an open dashboard; return the exit status.

    `arguments` go to `python -m dashboard serve` unchanged. Raises CannotSetUp.
    """
    python = set_up()
    say("Building the data from the documents ...")
    built = subprocess.call([python, "-m", "etl", "build"], cwd=ROOT)
    if built:
        raise CannotSetUp("The data could not be built; what is wrong stands above")
    say("Opening the dashboard; to stop it, press Ctrl+C here or close this window.")
    return subprocess.call([python, "-m", "dashboard", "serve", *arguments], cwd=ROOT)


def main():
    """Start; return the exit status, with one line where something is missing."""
    os.chdir(ROOT)
    try:
        return start(sys.argv[1:])
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
