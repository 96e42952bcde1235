/** The one call to Python, in a worker: a request as JSON, an answer as JSON. */

import { keep, note } from '../base/unexpected-errors';
import { MOST_OPEN } from '../generated/constants';
import { keepToo } from '../offline/file-sets';
import type { OpenRequest, Refused, Verbs } from '../core/types';

export type Asking<V extends keyof Verbs> = Verbs[V][0];
/** `lost`: no answer came; `absent`: as a part of Python is not here, which comes over the network. */
export type Answer<V extends keyof Verbs> = ({ ok: true } & Verbs[V][1]) | ({ ok: false; lost?: boolean; absent?: boolean } & Refused);
export type State = 'waking' | 'ready' | 'lost';

interface WorkerMessage { id?: number; answer?: string; coming?: number; ready?: boolean; fatal?: boolean; cause?: string }
interface WorkerRequest { id: number; request: string; rest: boolean }
/** How a pack is opened; by which worker it is, or will be, once `opening` is over. */
interface PackWorker { open: () => Promise<unknown>; worker: Worker | null; opening: Promise<unknown> | null }
interface Waiting { asked: WorkerRequest; resolve: (answer: Answer<keyof Verbs>) => void; timer: number }

const RARE = /^(read$|patch$|words$|open|describe|draft_|invent_|pack_|trap|code|decode|spell|evaluation|hour|tune|game|help|stands|went_wrong|another)/; // requests that need more of Python than a child's program
const TYPED = /"type":"(python|hero|when_|each_tick|every_)/; // a block of text or one that waits, in the program that a request is about
const LONGEST = 20_000; // milliseconds, for an answer: a run's own budget ends it long before
const STILL = 20, BEGINNING = 60; // seconds without a sign of a Python on its way; with all of it here
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds before it is asked for again; then it is lost

export class RpcClient {
  state: State = 'waking';
  /** The part of Python's files that has come; null: they are here already, or it is awake. */
  coming: number | null = null;
  /** It did not come, and is asked for again. */
  cut = false;
  /** Called when Python is awake, or lost, or does not come. */
  changed: () => void = () => undefined;
  /** Called when more of it has come. */
  moved: () => void = () => undefined;
  private wake: () => void = () => undefined;
  /** Kept once Python has answered for the first time. */
  readonly awake = new Promise<void>((done) => { this.wake = done; });
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;
  private clock = 0; // of a start
  private silence = 0; // seconds of it without a sign
  private tries = 0; // starts that came to nothing
  private pause = 0; // until the next one
  private readonly packs = new Map<string, PackWorker>(); // that are open beside the course, the last asked about at the end

  /** Start Python, unless it is. */
  start(): void {
    if (this.worker) return;
    clearTimeout(this.pause);
    this.silence = 0;
    this.clock = window.setInterval(() => this.tick(), 1000);
    this.worker = new Worker(new URL('worker.js', document.baseURI), { type: 'module' });
    this.worker.addEventListener('message', (event: MessageEvent<WorkerMessage>) => this.heard(event.data));
    this.worker.addEventListener('error', (event) => {
      note(`Python's worker: ${event.message}`);
      this.fail();
    });
    for (const { asked } of this.waiting.values()) this.worker.postMessage(asked);
  }

  /** It is not needed any more, nor what it is fetching. */
  stop(): void { this.end('lost'); }

  /** The last resort: end the worker, and start another one. The program of the child is not in it. */
  restart(): void {
    this.end('waking');
    this.start();
  }

  /** Ask, and wait for as long as it takes Python to wake up. */
  ask<V extends keyof Verbs>(verb: V, request: Asking<V>): Promise<Answer<V>> {
    this.sure();
    const opening = 'pack' in request ? this.opening(String(request.pack)) : null;
    return opening ? opening.then(() => this.post(verb, request)) : this.post(verb, request);
  }

  /** Python is on its way, or there. */
  private sure(): void {
    if (this.state === 'lost') this.restart();
    else this.start();
  }

  private post<V extends keyof Verbs>(verb: V, request: Asking<V>): Promise<Answer<V>> {
    this.sure();
    const id = ++this.number;
    const said = JSON.stringify({ do: verb, ...request });
    const asked = { id, request: said, rest: RARE.test(verb) || TYPED.test(said) || 'drawing' in request || 'wears' in request || ('trap' in request && request.trap !== undefined) };
    const answer = new Promise<Answer<V>>((resolve) => {
      this.waiting.set(id, { asked, resolve: resolve as Waiting['resolve'], timer: 0 });
      this.worker?.postMessage(asked);
      if (this.state === 'ready') this.watch(id);
    });
    if (asked.rest) void answer.then(() => keepToo('rest')); // after it, as the browser has them then
    return answer;
  }

  /** A quiet moment: Python may keep what makes its next start shorter. */
  quiet(): void { this.worker?.postMessage({ keep: true }); }

  /** Open a teacher's file; it stays the one of its key, in other workers too. */
  async open(request: OpenRequest): Promise<Answer<'open'>> {
    const answer = await this.ask('open', request);
    if (answer.ok && answer.pack) this.remember(answer.pack.key, () => this.ask('open', request));
    return answer;
  }

  /** A pack is open; `open` opens it again, in a worker that has never heard of it. */
  remember(key: string, open: () => Promise<unknown>): void {
    this.packs.delete(key);
    this.packs.set(key, { open, worker: this.worker, opening: null });
    for (const oldest of [...this.packs.keys()].slice(0, -MOST_OPEN)) this.packs.delete(oldest);
  }

  /** What to wait for before a pack is asked about; null: it is open, or nobody knows how to open it. */
  private opening(key: string): Promise<unknown> | null {
    const kept = this.packs.get(key), { worker } = this;
    if (!kept) return null;
    this.packs.delete(key);
    this.packs.set(key, kept);
    if (kept.worker === worker) return kept.opening;
    kept.worker = worker;
    const opening = kept.open().then(() => { if (kept.opening === opening) kept.opening = null; });
    kept.opening = opening;
    return opening;
  }

  private heard(message: WorkerMessage): void {
    this.silence = 0;
    if (message.coming !== undefined) this.comes(message.coming);
    if (message.ready) {
      this.still();
      this.tries = 0;
      this.state = 'ready';
      this.wake();
      for (const id of this.waiting.keys()) this.watch(id);
      this.changed();
    }
    const waiting = message.id === undefined ? undefined : this.waiting.get(message.id);
    if (waiting && message.answer !== undefined) {
      this.waiting.delete(message.id!);
      clearTimeout(waiting.timer);
      const answer = JSON.parse(message.answer) as Answer<keyof Verbs>;
      if (!answer.ok && answer.cause) keep(answer.cause);
      waiting.resolve(answer);
    }
    if (message.fatal) {
      note(`Python ended: ${message.cause ?? ''}`);
      this.fail();
    }
  }

  private comes(part: number): void {
    this.coming = part;
    if (this.cut) {
      this.cut = false;
      this.changed();
    }
    this.moved();
  }

  /** No start is under way. */
  private still(): void {
    clearInterval(this.clock);
    clearTimeout(this.pause);
    this.coming = null;
    this.cut = false;
  }

  /** A wire that stops says nothing: a start has a limit, counted while this page is awake. */
  private tick(): void {
    if (++this.silence >= (this.coming === 1 ? BEGINNING : STILL)) this.fail();
  }

  /** A Python that was awake has ended; one that was on its way does not come: what is asked of it waits for another. */
  private fail(): void {
    const pause = PAUSES[this.tries++];
    if (this.state !== 'waking' || pause === undefined) return this.end('lost');
    this.still();
    this.worker?.terminate();
    this.worker = null;
    this.cut = true;
    this.pause = window.setTimeout(() => this.start(), pause * 1000);
    this.changed();
  }

  private watch(id: number): void {
    const waiting = this.waiting.get(id);
    if (waiting && !waiting.timer) waiting.timer = window.setTimeout(() => this.restart(), LONGEST);
  }

  private end(state: State): void {
    this.still();
    this.worker?.terminate();
    this.worker = null;
    this.state = state;
    for (const waiting of this.waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.resolve({ ok: false, say: '', lost: true });
    }
    this.waiting.clear();
    this.changed();
  }
}
