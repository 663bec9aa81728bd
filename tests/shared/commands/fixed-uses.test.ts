import { expect, it } from 'vitest';
import { fixedUsesOf } from '#shared/commands/fixed-uses.ts';

it('says where keys keep a meaning of their own, however they are written', () => {
  expect(fixedUsesOf('s')).toEqual([
    { where: 'caret', id: 'select-sentence' },
    { where: 'articles', id: 'favourite' },
    { where: 'entity', id: 'split' },
  ]);
  expect(fixedUsesOf('Alt+KeyC')).toEqual(fixedUsesOf('Alt+c'));
  expect(fixedUsesOf('Alt+c')).toEqual([{ where: 'find', id: 'match-case' }]);
  expect(fixedUsesOf('m').map(({ where }) => where)).toEqual(['entity', 'duplicate']);
  expect(fixedUsesOf('u')).toEqual([]);
});
