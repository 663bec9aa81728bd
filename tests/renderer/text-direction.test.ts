import { expect, test } from 'vitest';
import { ownDirection } from '../../src-renderer/lib/article-page/text-direction.ts';

const mixed = 'شركة Nordwind عام 2024.';

test('letters run as their script does, numbers from left to right, and signs have no direction of their own', () => {
  const at = (sign: string) => ownDirection(mixed, mixed.indexOf(sign));
  expect([at('ش'), at('N'), at('2'), at(' '), at('.')]).toEqual(['rtl', 'ltr', 'ltr', null, null]);
  expect(ownDirection('٢٠٢٤', 0)).toBe('ltr');
  expect(ownDirection('川', 0)).toBe('ltr');
  expect(ownDirection('', 0)).toBeNull();
});
