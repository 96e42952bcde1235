#!/bin/sh
# Codeweek depuis cette clé ; `Codeweek-Linux.desktop`, à côté du dossier « linux », ouvre ce fichier.
# Codeweek from this key; `Codeweek-Linux.desktop`, beside the folder "linux", opens this file.
linux=$(cd "$(dirname "$0")" && pwd) || exit 1
key=$(dirname "$linux")
export CODEWEEK_PACKS="$key/packs" CODEWEEK_PAGE="$key/page"
# Tout est gardé dans « travail » (ou « work »), si l'on peut y écrire. / Everything is kept in it, where it can be written to.
for name in work travail; do
  if [ -d "$key/$name" ] && [ -w "$key/$name" ]; then
    export CODEWEEK_HOME="$key/$name" TMPDIR="$key/$name"
  fi
done
program=$linux/codeweek
[ -x "$program" ] && exec "$program" "$@"
# Une clé FAT ne dit pas quels fichiers sont des programmes. / A FAT key does not tell which files are programs.
for loader in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1; do
  [ -x "$loader" ] && exec "$loader" "$program" "$@"
done
echo "Codeweek ne trouve pas comment ouvrir $program ici. / Codeweek cannot be opened here." >&2
exit 1
