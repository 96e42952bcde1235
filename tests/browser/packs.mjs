// Packs made by `codeweek pack`, as a teacher makes them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PYTHON = process.env.CODEWEEK_PYTHON ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'codeweek-packs-'));

export const LEVEL = `title: {fr: Essai, en: Trial}
story: Va au drapeau.
class: CE1
map: ">..G"
toolbox: [avancer, repeter]
solution: |
  avancer()
  avancer()
  avancer()
hints: [Un, Deux, Trois]
`;

/** The address of a zip; `files` more than its three levels, or others in their place. */
export function packed(title, files = {}, head = '', english = title) {
  const name = title.replace(/\W/g, '_');
  const all = {
    'pack.yaml': `title: {fr: "${title}", en: "${english}"}\nauthor: Zoé\nversion: 1\n${head}chapters:\n  - {folder: a, title: A, look: garden}\n  - {folder: b, title: B, look: space}\n`,
    'a/1.yaml': LEVEL, 'a/2.yaml': LEVEL, 'b/1.yaml': LEVEL, ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name, file)), { recursive: true });
    writeFileSync(join(folder, name, file), text);
  }
  return join(folder, name);
}

/** What `codeweek pack` makes of a folder. */
export function made(source) {
  const out = `${source}.zip`;
  execFileSync(PYTHON, ['-m', 'codeweek', '--language', 'fr', 'pack', source, '--out', out]);
  return out;
}

/** A folder as a zip, whatever is wrong in it. */
export function zipped(source) {
  const code = 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[1])';
  execFileSync(PYTHON, ['-c', code, source]);
  return `${source}.zip`;
}

/** What the desktop reads in a pack: its key, and its levels. */
export function read(zip) {
  const code = [
    'import json, sys', 'from pathlib import Path', 'from codeweek.progress.course import key_of', 'from codeweek.packs.load import load_pack',
    'pack = load_pack(Path(sys.argv[1]))', 'print(json.dumps([key_of(pack), [level.id for level in pack.levels]]))',
  ].join('\n');
  return JSON.parse(execFileSync(PYTHON, ['-c', code, zip], { encoding: 'utf8' }));
}
