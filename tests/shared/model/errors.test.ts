import { expect, test } from 'vitest';
import { AppError, errorCodes, statusOf, toErrorBody } from '#shared/api/errors.ts';

test('an AppError crosses the wire with its message', () => {
  expect(toErrorBody(new AppError('locked', 'It is open.'))).toEqual({
    error: { code: 'locked', message: 'It is open.' },
  });
  const detailed = new AppError('disk', 'Full.', { detail: 'ENOSPC', cause: new Error('inner') });
  expect(toErrorBody(detailed)).toEqual({ error: { code: 'disk', message: 'Full.', detail: 'ENOSPC' } });
  expect(detailed.cause).toBeInstanceOf(Error);
});

test('whatever else was thrown is internal, and its text stays out of the message', () => {
  for (const thrown of [new TypeError('secret plan'), 'secret plan', null, { secret: 'plan' }]) {
    const { error } = toErrorBody(thrown);
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('secret');
  }
});

test('every code has a status of its kind', () => {
  expect(Object.keys(statusOf).sort()).toEqual([...errorCodes].sort());
  for (const code of errorCodes) expect(statusOf[code]).toBeGreaterThanOrEqual(400);
  expect(errorCodes.filter((code) => statusOf[code] === 500)).toEqual(['internal']);
});
