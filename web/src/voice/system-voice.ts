/** The browser's own voice: only one that is on this computer, so that no text leaves it. */

const RATE = 0.9;
const AFTER = 60; // milliseconds: what is said at once after a `cancel` may be dropped

export class SystemVoice {
  private pending = 0;

  /** The voice of a language; undefined when this computer has none (some tell theirs late: `voiceschanged`). */
  static of(language: string): SpeechSynthesisVoice | undefined {
    return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  }

  say(words: string, language: string, volume: number): void {
    this.stop();
    const voice = SystemVoice.of(language);
    if (!voice) return;
    const said = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang, rate: RATE, volume });
    this.pending = window.setTimeout(() => speechSynthesis.speak(said), AFTER);
  }

  get speaking(): boolean { return globalThis.speechSynthesis?.speaking ?? false; }

  stop(): void {
    clearTimeout(this.pending);
    globalThis.speechSynthesis?.cancel();
  }
}
