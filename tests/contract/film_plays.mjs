// Watches runs as the page does: a run is told once, then each line is what a child does with it.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'film', 'film.ts');
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
const { Film } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

const DOES = {
  play: (film) => film.head.play(), pause: (film) => film.head.pause(),
  step: (film) => film.head.step(), back: (film) => film.head.back(), seek: (film, index) => film.head.seek(index),
  show: (film, map) => film.head.show(map), speed: (film, speed) => film.head.atSpeed(speed),
  again: (film) => film.showAgain(), forget: (film) => film.forget(), load: (film, _value, played) => film.load(played),
  through: (film, first) => film.playThrough(first, film.player.index),
  party: (film, seconds) => { film.head.party = seconds; }, tick: (film, dt) => film.head.tick(dt),
};
const plays = {};

for await (const line of createInterface({ input: process.stdin })) {
  const { name, played, maps, speed, acts } = JSON.parse(line);
  if (played) plays[name] = { played, level: { maps, walks: false } };
  const known = plays[name], film = new Film(known.level, speed ?? 4);
  console.log(JSON.stringify((acts ?? []).map(([act, value]) => {
    const event = DOES[act](film, value, known.played);
    const { head, head: { player } } = film;
    return [event ?? null, film.map, player.index, player.source, player.part, player.playing, head.playing, film.spot, film.talks, film.ended, film.told, head.party, film.hidden, film.end];
  })));
}
