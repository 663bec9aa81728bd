import { expect, test } from 'vitest';
import { lazily } from '#core/lazily.ts';

test('is made when it is first asked for, once for all who ask', async () => {
  let made = 0;
  const get = lazily(async () => {
    made += 1;
    return made;
  });
  expect(made).toBe(0);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  expect(await get()).toBe(1);
});

test('what failed is made anew for who asks next, and all who waited are told', async () => {
  let times = 0;
  const get = lazily(async () => {
    times += 1;
    if (times === 1) throw new Error('too many open files');
    return times;
  });
  const told = await Promise.allSettled([get(), get()]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await get()).toBe(2);
});
