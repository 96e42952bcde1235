@echo off
setlocal
rem Codeweek from this key: double-click.
set "here=%~dp0"
set "CODEWEEK_PACKS=%here%packs"
set "CODEWEEK_PAGE=%here%page"
rem A folder "travail" or "work" beside this file: everything is kept there, nothing on the computer.
for %%n in (work travail) do if exist "%here%%%n\" (
  set "CODEWEEK_HOME=%here%%%n"
  set "TEMP=%here%%%n"
  set "TMP=%here%%%n"
)
set "program=%here%windows\codeweek.exe"
if not "%~1"=="" set "program=%here%windows\codeweek-console.exe"
if exist "%program%" goto built
set "program=%here%windows\codeweek.bat"
if not "%~1"=="" set "program=%here%windows\codeweek-console.bat"
call "%program%" %*
exit /b
:built
if "%~1"=="" (start "" "%program%") else "%program%" %*
