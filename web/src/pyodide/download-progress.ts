/** How much of some files has come: their sizes are known, and what comes of them is counted on its way. */

const OFTEN = 150; // milliseconds between two tellings

export class Coming {
  private readonly all: number;
  private come = 0;
  private last = 0;
  private readonly plain = self.fetch;

  /** From now on what is fetched of these files is counted; `told` has the part of them that is here. */
  constructor(private readonly sizes: Record<string, number>, private readonly told: (part: number) => void) {
    this.all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    self.fetch = async (...asked) => this.counted(await this.plain.call(self, ...asked));
  }

  /** One that is not fetched, but imported: it has come. */
  whole(name: string): void { this.add(this.sizes[name] ?? 0); }

  end(): void { self.fetch = this.plain; }

  private counted(answer: Response): Response {
    if (!answer.ok || !answer.body || !(answer.url.replace(/.*\//, '') in this.sizes)) return answer;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, out) => {
        this.add(piece.length);
        out.enqueue(piece);
      },
    });
    return new Response(answer.body.pipeThrough(counter), answer);
  }

  private add(size: number): void {
    this.come += size;
    const now = performance.now();
    if (now - this.last < OFTEN && this.come < this.all) return;
    this.last = now;
    this.told(Math.min(1, this.come / this.all));
  }
}
