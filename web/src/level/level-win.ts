/** The end of a level that is won, and the way on: a card when something was earned, else a few buttons beside the sentence. */

import { alikeTo, askFor, dueIn } from '../map/similar-level';
import { enter, leave } from '../comics/story-cues';
import { surprised } from '../film/film';
import { MARK } from '../generated/constants';
import { openGallery, type Shown } from '../gallery/gallery';
import { isIdea, type IdeaWay } from './ideas';
import { another, nextLevel } from '../progress/progress';
import { quizOf, toldOf } from '../comics/quiz';
import { factsOf, isQuiet, type Told } from './run-messages';
import type { Parts } from './exercise-parts';
import type { Quiz } from '../core/types';
import { openWin, type Way } from './win-card';
import type { World } from '../scene/world-view';
import type { Running } from './level-run';

/** What was won, and where a way on leads. */
export interface Won extends Told, Shown {
  readonly here: boolean; readonly running: Pick<Running, 'challenge' | 'heard' | 'tryOut'>; readonly projector: { replay(): void };
  readonly parts: Parts;
  readonly world: World; readonly time: { rejoice(): void };
  think(of: () => void): void; refresh(): void; forget(): void;
}

/** Show the card, unless there is nothing new; again, once more is known. */
export function celebrate(page: Won): void {
  const { film, film: { verdict }, app: { aloud, words }, running } = page;
  if (!verdict || isQuiet(page)) return;
  film.celebrated = true;
  const other = surprised(verdict);
  const quiz = other || page.level.trap || !film.first ? null : questionOf(page);
  const title = other ? words.say('ui.win.other') : page.level.trap ? words.say('trap.won') : page.banter.joy || words.say('ui.win.title');
  if (aloud.reads(page.level)) aloud.say({ shown: title }, { shown: verdict.message.say.replaceAll(MARK, ''), aloud: verdict.message.aloud }, ...(quiz ? toldOf(quiz) : []));
  running.heard = openWin(page.app, {
    title, sentence: verdict.message.say, medal: verdict.medal && !page.app.playing.like, counts: !page.app.playing.like,
    ways: other ? waysOn(page, other) : ['stay', ...waysOn(page, other)], party: !other,
    quiz: quiz && asked(page, quiz), clear: page.world.heroBox(), name: (way) => named(page, way), chosen: (way) => goOn(page, way), closed: () => { if (page.here) page.refresh(); },
    earned: () => ({
      stars: running.challenge?.holds ? verdict.hoped : verdict.stars, facts: factsOf(page, verdict), trap: Boolean(running.challenge?.level),
    }),
  });
}

/** A question of several levels is asked after the first one won. */
function questionOf({ app: { journey: { progress: { stars } } }, level: { id, quiz } }: Won): Quiz | null {
  return quiz?.after.some((other) => other !== id && stars[other]) ? null : quiz;
}

/** What the story asks after this level. */
function asked({ app: { aloud, sounds, words }, time }: Won, quiz: Quiz): HTMLElement {
  return quizOf(words, quiz, aloud, (glad) => {
    sounds.play(glad ? 'pick' : 'not_yet');
    if (glad) time.rejoice();
  });
}

/** From a level that is won: something else to do, the next level; a look again at what came otherwise than foreseen. */
function waysOn({ app, app: { pack, journey, today, playing }, level, parts }: Won, other: boolean): Way[] {
  if (playing.like) return ['alike', 'return'];
  if (level.part && parts.next && !journey.progress.stars[parts.next.id]) return ['part'];
  if (journey.inventing === level.id) return other ? ['invent', 'replay'] : ['invent'];
  const follows = nextLevel(pack, journey.progress, level, today);
  if (other) return [follows ? 'next' : 'map', 'replay'];
  const one = another(pack, journey.progress, level, today);
  const more: Way[] = one && one.id !== level.id && one.id !== follows?.id ? ['another'] : [];
  const alike = alikeTo(app, level);
  if (alike) return [alike, follows ? 'next' : 'map'];
  return follows ? [...more, 'next'] : ['map', ...more];
}

/** What a way on is called. */
export function named({ app }: Won, way: Way): string { return app.words.say(`ui.win.${way}`, { title: dueIn(app)?.title ?? '' }); }

/** The same beside the sentence, where there is no card, or once it was seen. */
export function waysOf(page: Won): (Way | IdeaWay)[] {
  const { film, film: { verdict }, ideas, level, running } = page;
  if (ideas.told !== null) return ideas.offered(ideas.told);
  if (playingAgain(page)) return waysOn(page, false);
  if (!film.ended || !film.told || !verdict?.won || !isQuiet(page) || document.querySelector('dialog.win')) return [];
  const first: Way[] = level.mode === 'create' ? ['gallery'] : [];
  if (running.challenge?.level) first.push('trap');
  return [...first, ...waysOn(page, surprised(verdict))];
}

/** Whether one is back from a level that was made like this one, and has done nothing here yet. */
function playingAgain({ app: { playing }, film, level }: Won): boolean {
  return playing.returned === level.id && film.runs.length === 0 && !film.waiting && !film.problem;
}

/** On from an idea: a wrong choice of a question is played, and forgotten with the next step. */
function follow(page: Won, way: IdeaWay): void {
  const { tries } = page.ideas;
  page.think(() => {
    const wrong = page.ideas.follow(way);
    if (wrong) void page.running.tryOut(wrong);
    else if (tries) page.forget();
  });
}

export function goOn(page: Won, way: Way | IdeaWay): void {
  if (isIdea(way)) return follow(page, way);
  const { app, level, running: { challenge } } = page;
  const { pack, journey, today, playing } = app;
  const wanted = way === 'next' ? nextLevel(pack, journey.progress, level, today) : way === 'another' ? another(pack, journey.progress, level, today) : null;
  if (wanted) leave(app, level, () => enter(app, pack.chapters.find(({ levels }) => levels.includes(wanted)), () => app.go({ page: 'level', id: wanted.id })));
  else if (way === 'alike') askFor(app, playing.like || level.id);
  else if (way === 'due') askFor(app, dueIn(app)?.id ?? level.id);
  else if (way === 'return') app.back();
  else if (way === 'part' && page.parts.next) page.parts.go(page.parts.next);
  else if (way === 'map') leave(app, level, () => app.go({ page: 'map' }));
  else if (way === 'invent') leave(app, level, () => app.back());
  else if (way === 'gallery') openGallery(page, true);
  else if (way === 'replay') page.projector.replay();
  else if (way === 'trap' && challenge?.level) app.spring(challenge.level);
  else page.refresh();
}
