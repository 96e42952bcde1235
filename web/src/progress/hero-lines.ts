/** What a hero says of its own: never the same twice in a row, as `codeweek/play/feedback/lines.py` has it. */

/** Says things one after another, each list in its own turn. */
export class InTurn {
  private readonly count = new Map<string, number>();

  /** The next one of a list, by the list's name; empty of an empty one. */
  next(name: string, things: readonly string[]): string {
    const count = this.count.get(name) ?? 0;
    if (things.length > 0) this.count.set(name, count + 1);
    return things[count % things.length] ?? '';
  }
}
