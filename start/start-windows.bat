@echo off
rem Double-click this on Windows: it sets up what is missing and opens the dashboard.
cd /d "%~dp0.."
set PYTHONUTF8=1
set FOUND=
for %%V in (3.14 3.13 3.12 3.11) do if not defined FOUND call :look py -%%V
if not defined FOUND call :look python
if not defined FOUND goto missing
%FOUND% start\start.py %*
if errorlevel 1 pause
exit /b

:look
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set FOUND=%*
exit /b

:missing
echo Python 3.11 or newer is missing: install it from python.org with "Add python.exe to PATH" ticked, then start again
pause
exit /b 1
