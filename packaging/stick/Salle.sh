#!/bin/sh
# La salle : la page pour les tablettes et le tableau de l'adulte, tant que ce terminal est ouvert.
# The room: the page for tablets and the board of the adult, as long as this terminal is open.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
if [ ! -t 1 ] && command -v x-terminal-emulator > /dev/null; then
  exec x-terminal-emulator -e sh "$here/Salle.sh" "$@"
fi
exec sh "$here/Codeweek.sh" serve "$@"
