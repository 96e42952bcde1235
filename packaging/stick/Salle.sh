#!/bin/sh
# La page pour les tablettes de la salle, tant que ce terminal est ouvert.
# The page for the tablets of the room, as long as this terminal is open.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
if [ ! -t 1 ] && command -v x-terminal-emulator > /dev/null; then
  exec x-terminal-emulator -e sh "$here/Salle.sh" "$@"
fi
exec sh "$here/Codeweek.sh" serve "$here/page" "$@"
