/** « La séance du jour », on one screen: what is open today, in which order, with how much help. */

import type { Board, Course, Opened, Packed, Plan, Chosen } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { attribute, button, make } from '../ui/dom';
import { PACK_FILES, choose, download } from '../ui/file-picker';
import { Eyes } from './lead-dialogs';
import { textField } from './board-dialog';
import { made, RefusedError, send } from './board-requests';
import { tell, type Room, type View } from './board-state';
import { openMet } from './evenings';
import { placesOf, type Place, type Lessons } from './level-list';
import { takeAway } from './take-away';

export const USUAL: Plan = { title: '', levels: [], packs: [], hints: true, solutions: true, exam: false };

/** The session that is being made: levels in their order, packs, what help there is. */
export function has(plan: Plan, { pack, level }: Chosen): boolean {
  return plan.levels.some((each) => each.pack === pack && each.level === level);
}

/** With these levels, or without them; those that come in are last, in their own order. */
export function ticked(plan: Plan, levels: Chosen[], on: boolean): Plan {
  const others = plan.levels.filter((each) => !levels.some(({ pack, level }) => pack === each.pack && level === each.level));
  const more = levels.filter((level) => !has(plan, level)).map(({ pack, level }) => ({ pack, level }));
  return { ...plan, levels: on ? [...plan.levels, ...more] : others };
}

/** With a level one place earlier (-1) or later. */
export function moved(plan: Plan, place: number, by: -1 | 1): Plan {
  const levels = [...plan.levels];
  const [one, other] = [levels[place], levels[place + by]];
  if (one && other) [levels[place], levels[place + by]] = [other, one];
  return { ...plan, levels };
}

/** With all the packs that are there: every machine has what it may be asked to open. */
export function packed(plan: Plan, lessons: Lessons): Plan {
  const packs = lessons.courses.filter(({ sum }) => sum).map(({ key, title, sum, size }: Course) => ({ key, title, sum, size }));
  return { ...plan, packs };
}

const LONGEST = 120; // letters of a name

export class SessionPage implements View {
  readonly element: HTMLElement;
  private plan: Plan;
  private readonly name: HTMLInputElement;
  private readonly offered = make('div', { class: 'offered' });
  private readonly order = make('ol', { class: 'order' });
  private readonly count = make('h2');
  private readonly helps: HTMLElement;
  private readonly eyes: Eyes;
  private readonly open = new Set<string>(); // chapters whose levels are seen

  constructor(private readonly room: Room, private readonly go: (page: string) => void) {
    const { said } = room;
    this.plan = room.draft ?? room.feed.board?.plan ?? USUAL;
    this.eyes = new Eyes(room);
    this.name = textField(LONGEST, this.plan.title);
    this.name.addEventListener('input', () => this.keep({ ...this.plan, title: this.name.value.trim() }));
    this.helps = make('div', { class: 'helps' });
    this.element = make('div', { class: 'session' },
      make('header', { class: 'bar' }, button({ icon: 'back', name: said.say('back'), action: () => go('') }), make('h1', { text: said.say('lead.session'), attributes: { tabindex: -1 } }), this.eyes.element, this.files()),
      make('main', { class: 'session-parts' },
        make('section', {}, make('p', { text: said.say('session.how') }), this.offered),
        make('section', { class: 'chosen-part' },
          make('label', { class: 'asked' }, make('span', { text: said.say('session.name') }), this.name), this.helps, this.count, this.order,
          make('div', { class: 'choices' }, button({ icon: 'check', label: said.say('session.start'), kind: 'primary', action: () => void this.start() }),
            button({ icon: 'undo', label: said.say('on.plan_end'), action: () => void this.usual() })))));
    this.draw();
  }

  private files(): HTMLElement {
    const { said } = this.room;
    return make('div', { class: 'choices' },
      button({ icon: 'plus', label: said.say('session.pack'), action: () => choose(PACK_FILES, (file) => void this.add(file)) }),
      button({ icon: 'folder', label: said.say('session.load'), action: () => choose('.json', (file) => void this.load(file)) }),
      button({ icon: 'save', label: said.say('session.save'), action: () => void this.save() }),
      button({ icon: 'copy', label: said.say('session.cards'), action: () => this.go('#cartes') }));
  }

  private keep(plan: Plan): void {
    this.plan = plan;
    this.room.draft = plan;
  }

  private change(plan: Plan): void {
    this.keep(plan);
    this.draw();
  }

  private draw(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset['key'];
    this.offered.replaceChildren(...this.room.lessons.courses.map((course) => this.course(course)));
    this.drawOrder();
    this.drawHelps();
    if (focused) this.element.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  private course(course: Course): HTMLElement {
    const places = placesOf(course);
    const chapters = course.chapters.map((chapter, number) => this.chapter(`${course.key} ${number}`, `${number + 1} ${chapter.title}`, places.filter((place) => place.number.startsWith(`${number + 1}.`))));
    return make('section', { class: 'course' }, make('h2', { text: course.title }), ...chapters);
  }

  private chapter(key: string, title: string, places: Place[]): HTMLElement {
    const { said } = this.room;
    const count = places.filter((place) => has(this.plan, place)).length;
    const all = this.box(`chapter ${key}`, said.say('session.chapter', { title }), count === places.length && count > 0, (on) => this.change(ticked(this.plan, places, on)), true);
    (all.firstElementChild as HTMLInputElement).indeterminate = count > 0 && count < places.length;
    const list = make('div', { class: 'chapter-levels' }, ...places.map((place) => this.box(`${place.pack} ${place.level}`, `${place.number} ${place.lesson.title}`, has(this.plan, place), (on) => this.change(ticked(this.plan, [place], on)))));
    const more = make('details', { class: 'chapter-part' }, make('summary', { data: { key: `summary ${key}` } }, make('span', { text: title }), make('span', { class: 'soft', text: `${count}/${places.length}` })), all, list);
    more.open = this.open.has(key);
    more.addEventListener('toggle', () => { if (more.open) this.open.add(key); else this.open.delete(key); });
    return more;
  }

  private box(key: string, label: string, on: boolean, changed: (on: boolean) => void, strong = false): HTMLElement {
    const input = make('input', { attributes: { type: 'checkbox' }, data: { key } });
    input.checked = on;
    input.addEventListener('change', () => changed(input.checked));
    return make('label', { class: `tick${strong ? ' strong' : ''}` }, input, make('span', { text: label }));
  }

  private drawOrder(): void {
    const { said, lessons } = this.room;
    const { levels } = this.plan;
    this.count.textContent = levels.length > 0 ? said.say('session.chosen', { n: levels.length }) : said.say('session.none');
    this.order.replaceChildren(...levels.map((one, place) => {
      const level = lessons.label(one);
      const act = (key: string, icon: string, action: () => void, off: boolean): HTMLElement => {
        const made = button({ icon, name: said.say(`session.${key}`, { level }), action });
        made.dataset['key'] = `${key} ${one.pack} ${one.level}`;
        attribute(made, 'aria-disabled', off ? 'true' : null);
        return made;
      };
      return make('li', {}, make('span', { class: 'order-level', text: level }),
        act('up', 'up', () => this.change(moved(this.plan, place, -1)), place === 0),
        act('down', 'down', () => this.change(moved(this.plan, place, 1)), place === levels.length - 1),
        act('off', 'close', () => this.change(ticked(this.plan, [one], false)), false));
    }));
  }

  private drawHelps(): void {
    const { said } = this.room;
    const { plan } = this;
    const help = (name: 'hints' | 'solutions' | 'exam'): HTMLElement => {
      const made = this.box(name, said.say(`session.${name}`), name === 'exam' ? plan.exam : plan[name] && !plan.exam, (on) => this.change({ ...plan, [name]: on }));
      (made.firstElementChild as HTMLInputElement).disabled = name !== 'exam' && plan.exam;
      return made;
    };
    this.helps.replaceChildren(help('hints'), help('solutions'), help('exam'));
  }

  private async start(): Promise<void> {
    const { room, plan: { levels, exam } } = this;
    const fields = { plan: packed(this.plan, room.lessons) };
    const taken = levels.length > 0 || exam ? await takeAway(room, 'plan', fields) : (await room.act('plan', fields)) && 'done';
    if (taken) room.draft = null;
    if (taken === 'done') tell(room.said.say('session.opened'));
  }

  private async usual(): Promise<void> {
    const { room } = this;
    this.name.value = '';
    this.change(USUAL);
    if (await room.act('plan', { plan: packed(USUAL, room.lessons) })) { tell(room.said.say('session.usual')); void openMet(room, true); }
  }

  private async save(): Promise<void> {
    const { room, room: { said } } = this;
    try {
      const file = await made('plan/file', packed(this.plan, room.lessons));
      const name = this.plan.title.normalize('NFKD').replace(/[^\w -]/g, '').trim().replace(/\s+/g, '-').toLowerCase() || new Date().toISOString().slice(0, 10);
      download(`${said.say('session.file')}-${name}.codeweek.json`, file, 'application/json');
    } catch (cause) {
      room.trouble(cause);
    }
  }

  private async load(file: File): Promise<void> {
    const { said, lessons } = this.room;
    try {
      const { plan, missing } = await send<Opened>('plan', file);
      await lessons.load(said.words.language); // its packs came with it
      this.name.value = plan.title;
      this.change(plan);
      const title = plan.title || said.say('on.plan_untitled');
      if (missing.length > 0) tell(said.say('session.missing', { title, missing: missing.join(', ') }), true);
      else tell(said.say('session.loaded', { title }));
    } catch (cause) {
      this.refused('session.not_loaded', cause);
    }
  }

  private async add(file: File): Promise<void> {
    const { said, lessons } = this.room;
    try {
      const { title, problems = [] } = await send<Pick<Packed, 'title'> & { problems?: string[] }>(`packs?name=${encodeURIComponent(file.name)}`, file);
      await lessons.load(said.words.language);
      this.draw();
      if (problems.length > 0) this.list(said.say('session.packed_partly', { title }), problems);
      else tell(said.say('session.packed', { title }));
    } catch (cause) {
      this.refused('session.not_packed', cause);
    }
  }

  private refused(key: string, cause: unknown): void {
    const { said } = this.room;
    if (!(cause instanceof RefusedError) || !cause.status) return tell(said.say('unsent'), true);
    this.list(said.say(key), cause.problems.length > 0 ? cause.problems : [cause.why]);
  }

  /** What is to be read with time. */
  private list(title: string, problems: string[]): void {
    openSheet({ title, notes: problems.map((words) => ({ words })), class: 'problems', picture: 'pictures/letter', answers: [{ label: this.room.said.say('close'), icon: 'check', kind: 'primary' }] });
  }

  show(board: Board | null): void { if (board) this.eyes.show(board); }
}
