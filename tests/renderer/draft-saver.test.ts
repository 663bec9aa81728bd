import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftSaver } from '../../src-renderer/lib/draft-saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('saves while somebody types without a pause: nothing is older than a second', async () => {
  const saved: number[] = [];
  const saver = new DraftSaver<number>(async (at) => saved.push(at), vi.fn());
  for (let at = 0; at <= 6000; at += 100) {
    saver.change(at);
    await vi.advanceTimersByTimeAsync(100);
    expect(at - (saved.at(-1) ?? 0)).toBeLessThan(1000);
  }
});

it('never has two drafts on their way, and saves the newest after a slow one', async () => {
  const started: string[] = [];
  let arrive: () => void = () => undefined;
  const save = (draft: string) =>
    new Promise<void>((resolve) => {
      started.push(draft);
      arrive = resolve;
    });
  const saver = new DraftSaver(save, vi.fn());
  saver.change('a');
  await vi.advanceTimersByTimeAsync(500);
  saver.change('ab');
  saver.change('abc');
  await vi.advanceTimersByTimeAsync(5000);
  expect(started).toEqual(['a']);
  arrive();
  await vi.advanceTimersByTimeAsync(500);
  expect(started).toEqual(['a', 'abc']);
});

it('tells of a failure, and tries again with the next change', async () => {
  const results: unknown[] = [];
  let isFull = true;
  const save = async () => {
    if (isFull) throw new Error('the disk is full');
  };
  const saver = new DraftSaver<string>(save, (error) => results.push(error));
  saver.change('a');
  await vi.advanceTimersByTimeAsync(2000);
  expect(results).toEqual([new Error('the disk is full')]);
  isFull = false;
  saver.change('ab');
  await vi.advanceTimersByTimeAsync(500);
  expect(results.at(-1)).toBeNull();
});

it('saves nothing after it was stopped, and goes on with a change after that', async () => {
  const saved: string[] = [];
  const saver = new DraftSaver<string>(async (draft) => saved.push(draft), vi.fn());
  saver.change('a');
  saver.stop();
  await vi.advanceTimersByTimeAsync(2000);
  expect(saved).toEqual([]);
  saver.change('b');
  await vi.advanceTimersByTimeAsync(500);
  expect(saved).toEqual(['b']);
});
