#!/bin/sh
# Double-click this on macOS: it sets up what is missing and opens the dashboard.
# Python from python.org and Homebrew is not on the path of a double-clicked file everywhere.
PATH="$PATH:/usr/local/bin:/opt/homebrew/bin:/Library/Frameworks/Python.framework/Versions/Current/bin"
export PATH
exec sh "$(dirname "$0")/start-linux.sh" "$@"
