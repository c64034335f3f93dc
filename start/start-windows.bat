@echo off
rem Double-click this on Windows: it sets up what is missing and opens the dashboard.
cd /d "%~dp0.."
set PYTHONUTF8=1
for %%V in (3.14 3.13 3.12 3.11) do (
    py -%%V -c "" >nul 2>nul && (
        py -%%V start\start.py %*
        goto ended
    )
)
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
    python start\start.py %*
    goto ended
)
echo Python 3.11 or newer is missing: install it from python.org with "Add python.exe to PATH" ticked, then start again
pause
exit /b 1
:ended
if errorlevel 1 pause
