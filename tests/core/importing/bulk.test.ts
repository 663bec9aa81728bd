import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runInOrder } from '#core/importing/bulk.ts';
import { createKeyedLock } from '#core/importing/keyed-lock.ts';
import type { ImportResult } from '#shared/model/import-result.ts';

function done(source: string, status: ImportResult['status'] = 'added'): ImportResult {
  return { status, id: source, title: source, source, warnings: [], reason: null };
}

describe('many items', () => {
  test('run side by side, and are told in their order whatever each takes', async () => {
    const items = Array.from({ length: 40 }, (_, index) => index);
    const told: [string, number, number][] = [];
    let running = 0;
    let most = 0;
    const results = await runInOrder({
      items,
      weigh: () => 0,
      work: async (item) => {
        running += 1;
        most = Math.max(most, running);
        await pause((items.length - item) % 7);
        running -= 1;
        return done(String(item));
      },
      left: (item) => done(String(item), 'failed'),
      onResult: (result, at, total) => told.push([result.source, at, total]),
    });
    expect(results.map(({ source }) => source)).toEqual(items.map(String));
    expect(told).toEqual(items.map((item) => [String(item), item + 1, 40]));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(32);
  });

  test('take their turns in order, also past one that ends without its turn', async () => {
    const order: number[] = [];
    await runInOrder({
      items: [0, 1, 2, 3, 4, 5],
      weigh: () => 0,
      work: async (item, turn) => {
        await pause(12 - item * 2);
        if (item === 1) return done('1', 'failed');
        const leave = await turn();
        order.push(item);
        leave();
        return done(String(item));
      },
      left: (item) => done(String(item), 'failed'),
      onResult: () => undefined,
    });
    expect(order).toEqual([0, 2, 3, 4, 5]);
  });

  test('are held within bounds of memory, and one that is larger than all bounds comes alone', async () => {
    const MB = 1024 * 1024;
    let held = 0;
    let most = 0;
    const sizes = [10, 60, 60, 150, 30, 30, 30, 30].map((size) => size * MB);
    await runInOrder({
      items: sizes,
      weigh: (size) => size,
      work: async (size) => {
        held += size;
        if (size !== 150 * MB) most = Math.max(most, held);
        else expect(held).toBe(size);
        await pause(3);
        held -= size;
        return done('x');
      },
      left: () => done('x', 'failed'),
      onResult: () => undefined,
    });
    expect(most).toBeLessThanOrEqual(96 * MB);
  });

  test('that are called off are told as left, and what is done stays done', async () => {
    const controller = new AbortController();
    const results = await runInOrder({
      items: Array.from({ length: 100 }, (_, index) => index),
      weigh: () => 0,
      work: async (item) => {
        await pause(1);
        if (item === 4) controller.abort();
        return done(String(item));
      },
      left: (item) => done(String(item), 'failed'),
      onResult: () => undefined,
      signal: controller.signal,
    });
    expect(results).toHaveLength(100);
    expect(results.slice(0, 5).every(({ status }) => status === 'added')).toBe(true);
    expect(results.at(-1)?.status).toBe('failed');
  });

  test('whose telling fails end with that failure', async () => {
    const running = runInOrder({
      items: [1, 2, 3],
      weigh: () => 0,
      work: () => done('x'),
      left: () => done('x'),
      onResult: () => Promise.reject(new Error('nobody listens')),
    });
    await expect(running).rejects.toThrow('nobody listens');
  });
});

test('work that shares a key waits, in order; other work does not', async () => {
  const lock = createKeyedLock();
  const order: string[] = [];
  const work = (name: string, ms: number) => async () => {
    await pause(ms);
    order.push(name);
  };
  await Promise.all([
    lock.run(['a', 'b'], work('first', 20)),
    lock.run(['b', 'c'], work('second', 0)),
    lock.run(['d'], work('apart', 0)),
    lock.run(['c'], work('third', 0)),
    lock.run(['a'], () => Promise.reject(new Error('no'))).catch(() => order.push('failed')),
    lock.run(['a'], work('after the failed', 10)),
  ]);
  expect(order[0]).toBe('apart');
  expect(order.indexOf('second')).toBeGreaterThan(order.indexOf('first'));
  expect(order.indexOf('third')).toBeGreaterThan(order.indexOf('second'));
  expect(order.indexOf('after the failed')).toBeGreaterThan(order.indexOf('first'));
});
