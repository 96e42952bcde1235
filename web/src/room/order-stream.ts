/** What the adult wants of this machine: heard as it changes, while the page is seen; asked for where no stream comes through. */

import type { Orders } from '../generated/room';
import { addressOf, get } from './room-requests';

const EVERY = 5000; // milliseconds between two questions
const SILENT = 8000; // milliseconds without a first word: this stream does not come through
const AGAIN = 12; // questions before a stream is tried again

export class Listening {
  /** Called when the room is heard, or is not. */
  far: (far: boolean) => void = () => undefined;
  private stream: EventSource | null = null;
  private silence = 0;
  private clock = 0;
  private asked = 0;

  constructor(private readonly machine: string, private readonly heard: (orders: Orders) => void) {
    document.addEventListener('visibilitychange', () => this.begin());
    window.addEventListener('pagehide', () => this.end());
    window.addEventListener('pageshow', ({ persisted }) => { if (persisted) this.begin(); });
    this.begin();
  }

  /** Listen while the page is seen: a browser has few wires for all its tabs. */
  begin(): void {
    this.end();
    if (document.visibilityState !== 'visible') return;
    const stream = this.stream = new EventSource(addressOf(`listen?machine=${this.machine}`));
    this.silence = window.setTimeout(() => this.ask(), SILENT);
    stream.addEventListener('message', ({ data }) => {
      clearTimeout(this.silence);
      this.far(false);
      this.heard(JSON.parse(String(data)) as Orders);
    });
    stream.addEventListener('error', () => {
      this.far(true);
      if (stream.readyState === EventSource.CLOSED && this.stream === stream) this.ask();
    });
  }

  end(): void {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.silence);
    clearTimeout(this.clock);
  }

  /** In place of a stream. */
  private ask(): void {
    this.end();
    this.asked = 0;
    void this.again();
  }

  private async again(): Promise<void> {
    const answer = await get<Orders>(`orders?machine=${this.machine}`);
    this.far(!answer.ok);
    if (answer.ok) this.heard(answer.value);
    if (this.stream || document.visibilityState !== 'visible') return;
    if (answer.ok && ++this.asked >= AGAIN) return this.begin();
    this.clock = window.setTimeout(() => void this.again(), EVERY);
  }
}
