/** A prediction for all at once: its choices, then a word of thanks, then how many chose each. */

import { Answers, still } from '../scene/thumbnail';
import type { App } from '../app/app';
import { votedAmong, type Choice, type Level, type Pack } from '../core/types';
import { define } from '../blocks/blockly-theme';
import { make, pause } from '../ui/dom';
import type { Vote } from '../generated/room';
import { showBlocks } from '../blocks/block-viewer';
import { openSheet } from '../ui/dialog';
import { levelOf, packOf } from './session-plan';
import type { Said } from './room-sentences';

const PATIENCE = 2000; // milliseconds for the room to hear a choice; then it is far, and hears it later

export class Voting {
  private vote: Vote | null = null;
  private level: Level | null = null;
  private pack: Pack | null = null;
  private found = false; // its level was looked for
  private marked: number | null = null; // before it is given
  private given = 0; // the number of the vote in which it was
  private chosen: number | null = null;
  private sheet: HTMLDialogElement | null = null;
  private state = ''; // of the sheet that is shown, or was closed by the child
  private later = false; // the child closed it

  /** `voted` is called with the number of the vote and that of the choice. */
  constructor(private readonly app: App, private readonly said: Said, private readonly voted: (vote: number, choice: number) => Promise<void>) {}

  async follow(vote: Vote | null): Promise<void> {
    if (!vote) return this.end();
    const known = vote.n === this.vote?.n;
    if (!known) this.end();
    this.vote = vote;
    if (!known) {
      const [level, pack] = [await levelOf(this.app, vote), await packOf(this.app, vote.pack)];
      if (this.vote?.n !== vote.n) return;
      [this.level, this.pack, this.found] = [level, pack, true];
    }
    this.show();
  }

  /** What was closed by going to another page comes back, unless the child closed it. */
  shown(): void {
    if (this.sheet?.open === false) this.sheet = null;
    this.show();
  }

  private end(): void {
    this.vote = this.level = this.pack = this.chosen = this.marked = null;
    this.found = false;
    this.given = 0;
    this.state = '';
    this.later = false;
    this.close();
  }

  private close(): void {
    const { sheet } = this;
    this.sheet = null;
    sheet?.close();
  }

  private show(): void {
    const { vote } = this;
    if (!vote || !this.found) return;
    const state = !vote.open ? `counts ${vote.counts}` : this.chosen !== null ? 'thanks' : 'asks';
    if (state === this.state && (this.sheet || this.later)) return;
    this.state = state;
    this.later = false;
    this.close();
    const { said } = this;
    const sheet = this.sheet = openSheet({
      title: this.level?.predict?.question || said.say('vote.see'), class: 'wide room-vote', body: this.body(vote),
      answers: state === 'asks' && this.choices.length > 0
        ? [{ label: said.say('vote.later'), icon: 'back' }, { label: said.say('vote.give'), icon: 'check', kind: 'primary', stays: true, action: () => void this.give() }]
        : [{ label: said.say('close'), icon: 'check' }],
      closed: () => {
        if (this.sheet !== sheet) return;
        this.sheet = null;
        this.later = true;
      },
    });
    sheet.querySelector<HTMLElement>('.answer, .sheet-answers button')?.focus();
    void this.blocks(sheet);
    if (!vote.open) this.app.announce(this.counted(vote).join('. '));
    else if (this.chosen !== null) this.app.announce(said.say('vote.thanks'));
  }

  private body(vote: Vote): HTMLElement {
    const { said, level, choices } = this;
    if (!vote.open) return make('div', { class: 'room-counts' }, make('p', { text: said.say('vote.counts') }), ...this.bars(vote));
    if (choices.length === 0) return make('p', { text: said.say('vote.absent') });
    if (this.chosen !== null) {
      const choice = choices[this.chosen]!;
      return make('div', { class: 'note' }, make('p', { class: 'room-thanks', text: said.say('vote.thanks') }),
        make('p', { text: said.say('vote.mine', { choice: `${choice.letter} ${choice.words}`.trim() }) }));
    }
    const answers = new Answers(choices, level!.look, level!.predict!.question || said.say('vote.see'), (chosen) => {
      this.marked = chosen;
      this.app.sounds.play('snap');
      answers.show(chosen, null);
    });
    const map = level!.maps[0];
    const seen = map ? make('div', { class: 'room-seen' }, make('div', { class: 'blocks' }), still(map.scene, level!.look)) : null;
    return make('div', { class: 'room-asks' }, seen, answers.element);
  }

  /** The program that is asked about. */
  private async blocks(sheet: HTMLDialogElement): Promise<void> {
    const { app, level, pack } = this;
    const place = sheet.querySelector<HTMLElement>('.room-seen .blocks');
    if (!place || !level || pack !== app.pack) return; // the blocks of a page are those of one pack
    await app.blocklyWords().catch(() => undefined);
    if (!sheet.open) return;
    define(pack, app.words);
    const gone = showBlocks(place, pack, level.start);
    sheet.addEventListener('close', gone);
  }

  private get choices(): Choice[] { return votedAmong(this.level); }

  /** The one that is marked is the child's. */
  private async give(): Promise<void> {
    const { vote, marked } = this;
    if (!vote || marked === null) return this.sheet?.querySelector<HTMLElement>('.answer')?.focus();
    if (this.given === vote.n) return;
    this.given = vote.n;
    await Promise.race([this.voted(vote.n, marked), pause(PATIENCE)]); // thanks once the room has it, or when it is far
    if (this.vote?.n !== vote.n) return;
    this.chosen = marked;
    this.show();
  }

  private counted({ counts }: Vote): string[] { return counts.map((n, i) => this.said.say('vote.count', { n, choice: this.nameOf(i) })); }

  private nameOf(choice: number): string {
    const found = this.choices[choice];
    return found ? `${found.letter} ${found.words}`.trim() : String.fromCharCode(65 + choice);
  }

  private bars(vote: Vote): HTMLElement[] {
    const most = Math.max(1, ...vote.counts);
    return this.counted(vote).map((words, i) => {
      const bar = make('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } });
      bar.style.setProperty('--part', String(vote.counts[i]! / most));
      return make('div', { class: i === this.chosen ? 'count mine' : 'count' }, make('span', { text: words }), bar);
    });
  }
}
