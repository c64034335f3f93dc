"""`python -m dashboard`: serve the dashboard, for this computer only, or export its files."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path

from dashboard.exports.options import add_export_options, exported

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "dashboard" / "app.py"
_LAST_PORT = 65535


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status: 0, 1 where it failed, 2 where it was used wrongly."""
    options = _parser().parse_args(arguments)
    if options.command == "export":
        return exported(options)
    if trouble := port_trouble(options.address, options.port):
        print(trouble, file=sys.stderr)
        return 1
    return serve(options.address, options.port, is_opened=options.open)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard", description="Show the figures, or write them out."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("serve", help="serve the dashboard until Ctrl+C is pressed")
    command.add_argument("--address", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    command.add_argument("--port", type=_port, default=8501, help="port to listen on (default: %(default)s)")
    command.add_argument(
        "--open", action=argparse.BooleanOptionalAction, default=True, help="open the browser (default: yes)"
    )
    add_export_options(commands.add_parser("export", help="write pictures, reports and data into a folder"))
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port, give a number from 1 to {_LAST_PORT}")
    return int(text)


def port_trouble(address: str, port: int) -> str | None:
    """One line saying why the port cannot be listened on; None where it can."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            other = port + 1 if port < _LAST_PORT else port - 1
            advice = f"close what uses it or choose another: --port {other}"
            return f"{address}:{port} cannot be used ({reason}); {advice}"
    return None


def serve(address: str, port: int, is_opened: bool) -> int:
    """Serve until interrupted; the settings are those of .streamlit/config.toml."""
    os.chdir(ROOT)
    from streamlit.web import bootstrap

    from dashboard.serving import guarded_app
    from dashboard.static_files import copy_static_files

    copy_static_files()
    shown = f"http://{f'[{address}]' if ':' in address else address}:{port}"
    print(f"The dashboard answers on {shown}", flush=True)
    settings = {"server.address": address, "server.port": port, "server.headless": True}
    bootstrap.load_config_options({name.replace(".", "_"): value for name, value in settings.items()})
    app = guarded_app(APP, address, opened=shown if is_opened and can_open() else None)
    app.run(config=settings)
    return 0


def can_open() -> bool:
    """Whether there is a screen to open a browser on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
