@echo off
rem Codeweek with words, in a terminal: codeweek-console.bat serve
if not exist "%~dp0python\pythonw.exe" goto lacking
rem Where Python looks for modules: it is told here too when somebody unpacked it by hand.
findstr /c:"app" "%~dp0python\python312._pth" >nul || (echo python312.zip&echo .&echo ..\app) >"%~dp0python\python312._pth"
"%~dp0python\python.exe" -X utf8 -m codeweek %*
exit /b %ERRORLEVEL%
:lacking
echo Il manque Python dans ce dossier : LISEZ-MOI dit lequel, et comment l'y mettre.
echo Python is missing in this folder: LISEZ-MOI tells which one, and how to put it there.
exit /b 1
