import { expect, test } from 'vitest';
import { candidateLines } from '#core/candidates.ts';
import { oneLine } from '#core/one-line.ts';

test('what is cut short is cut between characters, and only where it is too long by them', () => {
  const violins = '🎻'.repeat(40);
  expect(oneLine(` ${violins}\n `, 40)).toBe(violins);
  expect(oneLine(violins, 39)).toBe(`${'🎻'.repeat(38)}…`);
  expect(candidateLines(['a'], () => violins)).toBe(`  a  ${violins}`);
  expect(candidateLines(['a'], () => `${violins}${violins}`)).toBe(`  a  ${'🎻'.repeat(59)}…`);
});
