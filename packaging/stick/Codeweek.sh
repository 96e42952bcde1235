#!/bin/sh
# Codeweek depuis cette clé : double-clic, ou dans un terminal : sh Codeweek.sh
# Codeweek from this key: double-click, or in a terminal: sh Codeweek.sh
here=$(cd "$(dirname "$0")" && pwd) || exit 1
export CODEWEEK_PACKS="$here/packs" CODEWEEK_PAGE="$here/page"
# Un dossier « travail » à côté : tout y est gardé, rien sur l'ordinateur. / A folder "work": everything is kept there.
for name in work travail; do
  if [ -d "$here/$name" ]; then
    export CODEWEEK_HOME="$here/$name" TMPDIR="$here/$name"
  fi
done
program=$here/linux/codeweek
[ -x "$program" ] && exec "$program" "$@"
# Une clé FAT ne dit pas quels fichiers sont des programmes. / A FAT key does not tell which files are programs.
for loader in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1; do
  [ -x "$loader" ] && exec "$loader" "$program" "$@"
done
echo "Codeweek ne trouve pas comment ouvrir $program ici. / Codeweek cannot be opened here." >&2
exit 1
