import { describe, expect, test, vi } from 'vitest';
import { addressIdentity } from '#core/importing/address-identity.ts';
import { createTwins } from '#core/importing/twins.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

describe('an address names the same page', () => {
  test.each([
    'https://news.example/river/flood',
    'http://news.example/river/flood',
    'https://www.news.example/river/flood/',
    'https://NEWS.example:443/river/flood#comments',
    'https://news.example/river/flood?utm_source=mail&utm_medium=x&fbclid=abc',
    'https://news.example/river/flood?gclid=1#top',
  ])('as %s', (address) => expect(addressIdentity(address)).toBe('news.example/river/flood'));

  test.each([
    'https://news.example/river/Flood',
    'https://news.example/river/flood?page=2',
    'https://news.example:8080/river/flood',
    'https://mobile.news.example/river/flood',
    'https://news.example/river',
  ])('and not as %s', (address) => expect(addressIdentity(address)).not.toBe('news.example/river/flood'));

  test.each([null, '', 'not an address', 'file:///home/me/page.html', 'mailto:a@b.example'])(
    'and %s names none',
    (address) => expect(addressIdentity(address)).toBeNull(),
  );
});

describe('the article that something is again', () => {
  const html = '<p>The ferry left at noon.</p>';
  const setUp = async () => {
    const { library } = await openLibrary(await temporaryFolder());
    const twins = createTwins(library);
    const add = (number: number, changes: Parameters<typeof articleOf>[2] = {}) => {
      const body = `<p>Body ${number}.</p>`;
      const article = articleOf(`01TEST${String(number).padStart(20, '0')}`, body, changes);
      return library.add(article, filesOf(body));
    };
    const made = (changes: Parameters<typeof articleOf>[2] = {}) => articleOf('', html, changes);
    return { library, twins, add, made };
  };
  const url = 'https://news.example/ferry';

  test('is found by original, by text and by address, of those there and those added later', async () => {
    const { twins, add, made } = await setUp();
    const first = await add(1, { canonicalUrl: url });
    expect((await twins.find(made({ url: `${url}?utm_source=x` })))?.id).toBe(first.id);
    const second = await add(2);
    expect((await twins.find(made({ source: second.source })))?.id).toBe(second.id);
    expect((await twins.findSource(second.source.sha256))?.id).toBe(second.id);
    expect((await twins.find(made({ content: second.content, title: second.title })))?.id).toBe(second.id);
    expect(await twins.find(made())).toBeNull();
  });

  test('is found though the library could not be read when it was first asked for, also where it changed since', async () => {
    const { library, twins, add, made } = await setUp();
    const { id, content, source, title } = await add(1);
    vi.spyOn(library, 'list').mockRejectedValueOnce(new Error('too many open files'));
    await expect(twins.findSource(source.sha256)).rejects.toThrow('too many open files');
    await library.update(id, { title: 'Another' });
    expect((await twins.find(made({ content, title: 'Another' })))?.id).toBe(id);
    expect(await twins.find(made({ content, title }))).toBeNull();
  });

  test('is not one in the trash, and is again when it comes back', async () => {
    const { library, twins, add, made } = await setUp();
    const { id } = await add(1, { canonicalUrl: url });
    await library.trash(id);
    expect(await twins.find(made({ url }))).toBeNull();
    await library.restore(id);
    expect((await twins.find(made({ url })))?.id).toBe(id);
  });

  test('is not another page of a site whose pages all call its front page canonical', async () => {
    const { twins, add, made } = await setUp();
    await add(1, { canonicalUrl: 'https://news.example/', title: 'A flood' });
    expect(await twins.find(made({ canonicalUrl: 'https://news.example/', title: 'A fire' }))).toBeNull();
    expect(await twins.find(made({ canonicalUrl: 'https://www.news.example', title: 'A flood' }))).not.toBeNull();
  });

  test('is not one of the same given address where both state their own', async () => {
    const { twins, add, made } = await setUp();
    await add(1, { url, canonicalUrl: 'https://news.example/one' });
    expect(await twins.find(made({ url, canonicalUrl: 'https://news.example/two' }))).toBeNull();
    expect(await twins.find(made({ url, canonicalUrl: null }))).not.toBeNull();
  });

  test('is not one that shows the same few words to everybody, under another title at another address', async () => {
    const { twins, add, made } = await setUp();
    const { content } = await add(1, { canonicalUrl: 'https://news.example/one', title: 'A flood' });
    const wall = { content, canonicalUrl: 'https://news.example/two' };
    expect(await twins.find(made({ ...wall, title: 'A fire' }))).toBeNull();
    expect(await twins.find(made({ content, title: 'A fire' }))).toBeNull();
    expect(await twins.find(made({ ...wall, title: 'A flood' }))).not.toBeNull();
    expect(
      await twins.find(made({ ...wall, title: 'A fire', canonicalUrl: 'https://news.example/one' })),
    ).not.toBeNull();
  });

  test('is the newest of several', async () => {
    const { twins, add, made } = await setUp();
    await add(1, { url, saved: '2026-01-01T00:00:00.000Z' });
    const newer = await add(2, { url, saved: '2026-02-01T00:00:00.000Z' });
    expect((await twins.find(made({ url })))?.id).toBe(newer.id);
  });
});
