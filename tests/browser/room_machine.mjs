// A machine of a room without a page: it tells what a page would, which takes no time.

export class Machine {
  constructor(room, letter) {
    this.room = room;
    this.machine = letter.repeat(32);
    this.n = 0;
  }

  /** A child sits down: the status of the answer. */
  async sit(profile, more = {}) { return (await this.join(profile, more)).status; }

  /** The same, with what is answered. */
  async join(profile, more = {}) {
    this.profile = profile;
    return this.room.ask('join', { machine: this.machine, profile, file: null, codeweek: '0.1.0', ...more });
  }

  /** Something happened on a level: its kind, and what goes with it. */
  async tell(kind, level, more = {}) {
    this.n += 1;
    await this.room.ask('events', { machine: this.machine, events: [{ n: this.n, kind, profiles: [this.profile], pack: 'codeweek', level, ...more }] });
  }

  /** A run that did not win; what its page said of it. */
  async fails(level, say, program) {
    await this.tell('run', level, { ran: { key: 'run.wall', say, won: false }, part: { version: 1, programs: { [level]: program } } });
  }

  async orders() { return (await this.room.ask(`orders?machine=${this.machine}`)).value; }
}
