@echo off
setlocal
rem The page for the tablets of the room, as long as this window is open.
call "%~dp0Codeweek.bat" serve "%~dp0page"
pause
