#!/bin/sh
# Double-click or run this on Linux: it sets up what is missing and opens the dashboard.
cd "$(dirname "$0")/.." || exit 1
for python in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$python" start/start.py "$@"
        status=$?
        break
    fi
done
if [ -z "${status+set}" ]; then
    echo "Python 3.11 or newer is missing: install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: python.org), then start again" >&2
    status=1
fi
# A window opened by a double click would close before its last line can be read.
if [ "$status" -ne 0 ] && [ -t 0 ]; then
    printf 'Press Enter to close this window. '
    read -r _
fi
exit "$status"
