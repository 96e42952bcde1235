@echo off
setlocal
rem The room: the page for tablets, the board of the adult, as long as this window is open.
call "%~dp0Codeweek.bat" serve
pause
