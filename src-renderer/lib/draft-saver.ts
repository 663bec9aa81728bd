/** What was typed is on its way to the disk at the latest this long after. */
const latestMs = 500;

/**
 * Saves what is being written while it is written: the newest draft, `latestMs` after the first change that is not
 * saved yet, never two at a time. A draft that fails is tried again with the next change; `onResult` hears of each.
 */
export class DraftSaver<T> {
  private readonly save: (draft: T) => Promise<unknown>;
  private readonly onResult: (error: unknown | null) => void;
  private waiting: { readonly draft: T } | null = null;
  private running: Promise<void> | null = null;
  private endPause: () => void = () => undefined;

  constructor(save: (draft: T) => Promise<unknown>, onResult: (error: unknown | null) => void) {
    this.save = save;
    this.onResult = onResult;
  }

  change(draft: T): void {
    this.waiting = { draft };
    this.running ??= this.run();
  }

  /** Drops what waits. What is on its way arrives. */
  stop(): void {
    this.waiting = null;
    this.endPause();
  }

  private async run(): Promise<void> {
    while (this.waiting !== null) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, latestMs);
        this.endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      const next: { readonly draft: T } | null = this.waiting;
      if (next === null) break;
      this.waiting = null;
      await this.save(next.draft).then(
        () => this.onResult(null),
        (error: unknown) => this.onResult(error),
      );
    }
    this.running = null;
  }
}
