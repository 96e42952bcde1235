@echo off
setlocal
rem Codeweek from this key: double-click.
set "key=%~dp0"
set "CODEWEEK_PACKS=%key%packs"
set "CODEWEEK_PAGE=%key%page"
rem Everything is kept in the folder "travail" (or "work") beside this file, where it can be written to.
for %%n in (work travail) do if exist "%key%%%n\" (
  copy /y nul "%key%%%n\writable" >nul 2>&1 && (
    del "%key%%%n\writable"
    set "CODEWEEK_HOME=%key%%%n"
    set "TEMP=%key%%%n"
    set "TMP=%key%%%n"
  )
)
set "launcher=%key%windows\codeweek.bat"
if not "%~1"=="" set "launcher=%key%windows\codeweek-console.bat"
call "%launcher%" %*
