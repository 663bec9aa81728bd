import { Worker as Thread } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noHits } from '#shared/finding/hits.ts';
import {
  type PatternAnswer,
  PatternFinder,
  type PatternJob,
  type PatternWorker,
} from '../../src-renderer/features/find/pattern-finder.ts';

const jobOf = (pattern: string, text = 'the text'): PatternJob => ({
  text,
  pattern,
  options: { matchCase: false, wholeWord: false },
});

/** A worker that answers when it is told to. */
class ScriptedWorker implements PatternWorker {
  onmessage: PatternWorker['onmessage'] = null;
  onerror: PatternWorker['onerror'] = null;
  readonly jobs: PatternJob[] = [];
  ended = false;

  postMessage(job: PatternJob): void {
    this.jobs.push(job);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(data: PatternAnswer): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }
}

describe('the finder of patterns', () => {
  let started: ScriptedWorker[];
  let finder: PatternFinder;

  beforeEach(() => {
    vi.useFakeTimers();
    started = [];
    finder = new PatternFinder(() => {
      const worker = new ScriptedWorker();
      started.push(worker);
      return worker;
    }, 1000);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('starts one worker, and asks it again after it has answered', async () => {
    expect(started).toEqual([]);
    for (const pattern of ['a', 'b']) {
      const outcome = finder.find(jobOf(pattern));
      started[0]?.answer('begun');
      started[0]?.answer({ problem: pattern, at: 0 });
      expect(await outcome).toEqual({ problem: pattern, at: 0 });
      // The time of the job that was answered is over.
      await vi.advanceTimersByTimeAsync(5000);
    }
    expect(started).toHaveLength(1);
    expect(started[0]?.jobs.map(({ pattern }) => pattern)).toEqual(['a', 'b']);
    expect(started[0]?.ended).toBe(false);
  });

  test('kills a worker that takes longer than the limit, counted from when it has begun, and starts another', async () => {
    let outcome: unknown = 'none';
    void finder.find(jobOf('slow')).then((told) => {
      outcome = told;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outcome).toBe('none');
    started[0]?.answer('begun');
    await vi.advanceTimersByTimeAsync(999);
    expect([outcome, started[0]?.ended]).toEqual(['none', false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([outcome, started[0]?.ended]).toEqual(['slow', true]);

    const next = finder.find(jobOf('quick'));
    started[1]?.answer('begun');
    started[1]?.answer(noHits);
    expect(await next).toBe(noHits);
  });

  test('gives up the older pattern for a newer one, whatever it still says', async () => {
    let older = 'none';
    void finder.find(jobOf('older')).then(() => {
      older = 'settled';
    });
    const newer = finder.find(jobOf('newer'));
    expect(started.map(({ ended }) => ended)).toEqual([true, false]);
    started[0]?.answer(noHits);
    started[1]?.answer('begun');
    started[1]?.answer({ problem: 'newer', at: null });
    expect(await newer).toEqual({ problem: 'newer', at: null });
    expect(older).toBe('none');
  });

  test('says so when no worker can be had, and tries again for the next pattern', async () => {
    const outcome = finder.find(jobOf('a'));
    started[0]?.onerror?.call(started[0] as unknown as Worker, {} as ErrorEvent);
    expect(await outcome).toBe('failed');
    void finder.find(jobOf('b'));
    expect(started).toHaveLength(2);
  });

  test('leaves nothing running when it is stopped', async () => {
    void finder.find(jobOf('a'));
    finder.stop();
    expect(started[0]?.ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a pattern that backtracks without end is killed, and the next one is answered', async () => {
  const threads: Thread[] = [];
  const finder = new PatternFinder(() => {
    const thread = new Thread(new URL('./pattern-thread.ts', import.meta.url));
    threads.push(thread);
    const worker: PatternWorker = {
      onmessage: null,
      onerror: null,
      postMessage: (job: PatternJob) => thread.postMessage(job),
      terminate: () => void thread.terminate(),
    };
    thread.on('message', (data) => worker.onmessage?.call(worker as Worker, { data } as MessageEvent));
    thread.on('error', () => worker.onerror?.call(worker as Worker, {} as ErrorEvent));
    return worker;
  }, 200);
  expect(await finder.find(jobOf('^(a+)+$', `${'a'.repeat(40)}b`))).toBe('slow');
  expect(await finder.find(jobOf('t.x', 'the text'))).toEqual({
    starts: Uint32Array.of(4),
    ends: Uint32Array.of(7),
    more: false,
  });
  expect(threads).toHaveLength(2);
  finder.stop();
});
