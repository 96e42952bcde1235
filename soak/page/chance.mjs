// Chance with a seed: the same seed, the same choices.

export class Chance {
  constructor(seed) {
    this.state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16_777_619) >>> 0, 2_166_136_261);
  }

  /** From 0 to 1. */
  part() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, from `low` and below `high`. */
  between(low, high) { return low + Math.floor(this.part() * (high - low)); }

  of(list) { return list[this.between(0, list.length)]; }

  /** A name, as often as its weight says. */
  weighed(weights) {
    const names = Object.keys(weights);
    let left = this.part() * names.reduce((sum, name) => sum + weights[name], 0);
    return names.find((name) => (left -= weights[name]) < 0) ?? names.at(-1);
  }
}
