"""`python -m codeweek`."""

from codeweek.cli import main

main()
