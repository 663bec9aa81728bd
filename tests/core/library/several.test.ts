import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeEach } from '#core/library/several.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const html = '<p>The body.</p>';

test('two changes at once to the tags of an article both hold, and each knows what it changed', async () => {
  const { library } = await openLibrary(join(await temporaryFolder(), 'Library'));
  const { id } = await library.add(articleOf('01TEST00000000000000000001', html, { tags: ['a', 'b'] }), filesOf(html));
  const [first, second] = await Promise.all([
    changeEach(library, [{ id, changes: { state: 'later' }, addTags: ['c'], removeTags: ['a'] }]),
    changeEach(library, [{ id, changes: { state: 'archive' }, addTags: ['d'], removeTags: ['B'] }]),
  ]);
  expect(await library.get(id)).toMatchObject({ tags: ['c', 'd'], state: 'archive' });
  expect(first.before).toEqual([{ id, changes: { tags: ['a', 'b'], state: 'inbox' } }]);
  expect(second.before).toEqual([{ id, changes: { tags: ['b', 'c'], state: 'later' } }]);
});
