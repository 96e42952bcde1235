/** What the board asks of the server of the room, and the room as it is now, told at each change. */

import type { Board } from '../generated/room';

const LONGEST = 8000; // milliseconds

/** An answer that is not what was asked for; status 0: there was none. */
export class RefusedError extends Error {
  /** `problems`: a sentence each, where there are several. */
  constructor(readonly status: number, readonly why: string, readonly problems: string[] = []) { super(why); }
}

async function answered(path: string, options: RequestInit): Promise<Response> {
  const address = new URL(`api/${path}`, document.baseURI);
  const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(LONGEST), ...options }).catch(() => null);
  if (!answer) throw new RefusedError(0, '');
  if (answer.ok) return answer;
  const { why, problems } = (await answer.json().catch(() => ({}))) as { why?: unknown; problems?: unknown };
  throw new RefusedError(answer.status, typeof why === 'string' ? why : String(answer.status), Array.isArray(problems) ? problems.map(String) : []);
}

/** What is there; with a `signal`, it is waited for until that says that nobody does any more. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await answered(path, signal ? { signal } : {})).json()) as T;
}

/** The file that the server makes of a value. */
export async function made(path: string, value: unknown): Promise<Blob> {
  return (await answered(path, jsonOf(value))).blob();
}

export async function post<T>(path: string, value: unknown): Promise<T> {
  return read<T>(await answered(path, jsonOf(value)));
}

/** A file, as it is. */
export async function send<T>(path: string, file: Blob): Promise<T> {
  return read<T>(await answered(path, { method: 'POST', body: file, headers: { 'Content-Type': file.type || 'application/octet-stream' } }));
}

function jsonOf(value: unknown): RequestInit {
  return { method: 'POST', body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}

async function read<T>(answer: Response): Promise<T> { return (await answer.json().catch(() => ({}))) as T; }

const QUIET = 8000; // milliseconds without a word, after which the server is asked: a proxy may let no stream through
const OFTEN = 2000; // milliseconds between two looks at that
const CALM = 200; // milliseconds between two boards that are shown: the first at once, the last always
const LOCKED = 401;

/** The room as it is now: told by the server at each change, asked for where nothing is told. */
export class Feed {
  board: Board | null = null;
  far = false; // the server does not answer
  private stream: EventSource | null = null;
  private told = -Infinity; // when the board came last
  private asking = false;
  private again = false; // it is to be asked once more
  private shown = -Infinity; // when a board was shown last
  private later = 0; // a clock: one is to be shown

  /** `changed` is called at each board, and when the server is near or far again; `locked` when the code is needed. */
  constructor(private readonly changed: () => void, private readonly locked: () => void) {
    setInterval(() => this.look(), OFTEN);
    document.addEventListener('visibilitychange', () => this.look());
    this.look();
  }

  /** Seconds since the board came: what it tells of time goes on. */
  get age(): number { return Math.max(0, (performance.now() - this.told) / 1000); }

  /** A tab that nobody sees holds no connection: a browser has six. */
  private look(): void {
    if (document.hidden) return this.stop();
    if (!this.stream || this.stream.readyState === EventSource.CLOSED) this.listen();
    if (performance.now() - this.told > QUIET) void this.ask();
  }

  private stop(): void {
    this.stream?.close();
    this.stream = null;
  }

  private listen(): void {
    this.stop();
    this.stream = new EventSource(new URL('api/board/listen', document.baseURI));
    this.stream.addEventListener('message', ({ data }: MessageEvent<string>) => this.take(JSON.parse(data) as Board));
    this.stream.addEventListener('error', () => void this.ask());
  }

  /** Ask; once more when it is asked for while the answer is on its way, which may be of before. */
  async ask(): Promise<void> {
    this.again = this.asking;
    if (this.asking) return;
    this.asking = true;
    const { told } = this;
    try {
      const board = await ask<Board>('board');
      if (this.told === told) this.take(board); // else the stream has told of later
    } catch (cause) {
      if (cause instanceof RefusedError && cause.status === LOCKED) this.locked();
      else this.mark(true);
    }
    this.asking = false;
    if (this.again) await this.ask();
  }

  private take(board: Board): void {
    this.board = board;
    this.told = performance.now();
    this.far = false;
    this.later ||= window.setTimeout(() => this.show(), Math.max(0, this.shown + CALM - this.told));
  }

  private show(): void {
    this.later = 0;
    this.shown = performance.now();
    this.changed();
  }

  private mark(far: boolean): void {
    if (far === this.far) return;
    this.far = far;
    this.changed();
  }
}
