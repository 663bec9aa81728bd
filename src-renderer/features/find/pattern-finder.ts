import type { FindOptions } from '#shared/finding/find.ts';
import type { Hits } from '#shared/finding/hits.ts';
import type { PatternProblem } from '#shared/finding/pattern.ts';

/** What the worker is asked; it answers `begun` at once, and then with what it found. */
export interface PatternJob {
  readonly text: string;
  readonly pattern: string;
  readonly options: FindOptions;
}

export type PatternAnswer = 'begun' | Hits | PatternProblem;

/** As much of a worker as is needed. */
export type PatternWorker = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror' | 'terminate'>;

export type PatternOutcome = Hits | PatternProblem | 'slow' | 'failed';

/** Longer than this nobody waits for what is found while they type. */
const timeLimitMs = 1000;

/**
 * Looks for patterns in a worker, as one may backtrack without end. It is killed when it takes longer than the limit, and
 * when a newer pattern is asked for meanwhile: the older promise never settles then.
 */
export class PatternFinder {
  private readonly start: () => PatternWorker;
  private readonly limitMs: number;
  private worker: PatternWorker | null = null;
  private isBusy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => PatternWorker, limitMs = timeLimitMs) {
    this.start = start;
    this.limitMs = limitMs;
  }

  find(job: PatternJob): Promise<PatternOutcome> {
    this.cancel();
    this.worker ??= this.start();
    this.isBusy = true;
    const { worker } = this;
    return new Promise((resolve) => {
      const end = (outcome: PatternOutcome) => {
        clearTimeout(this.timer);
        this.isBusy = false;
        resolve(outcome);
      };
      const giveUp = (outcome: 'slow' | 'failed') => () => {
        this.stop();
        end(outcome);
      };
      worker.onerror = giveUp('failed');
      worker.onmessage = ({ data }: MessageEvent<PatternAnswer>) => {
        // Loading the worker is not the pattern's time.
        if (data === 'begun') this.timer = setTimeout(giveUp('slow'), this.limitMs);
        else end(data);
      };
      worker.postMessage(job satisfies PatternJob);
    });
  }

  /** Ends what the worker is doing; one that does nothing is kept for the next pattern. */
  cancel(): void {
    if (this.isBusy) this.stop();
  }

  /** Ends the worker and what it is doing; the next pattern starts one anew. */
  stop(): void {
    clearTimeout(this.timer);
    if (this.worker !== null) {
      this.worker.onmessage = null;
      this.worker.terminate();
      this.worker = null;
    }
    this.isBusy = false;
  }
}
