import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderName, idOfFolder, sourceFileName } from '#core/library/article-folder.ts';
import { cacheDirectoryFor, defaultLibraryDirectory, stateDirectoryFor } from '#core/library/locations.ts';
import { slugOf } from '#core/library/slug.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';

describe('a slug', () => {
  test.each([
    ['A Title', 'a-title'],
    ['Où est l’été ?', 'ou-est-lete'],
    ['  --x--  ', 'x'],
    ['漢字', 'article'],
    ['', 'article'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-article'],
    ['lpt1', 'lpt1-article'],
    ['conclusion', 'conclusion'],
    ['word '.repeat(40), 'word-word-word-word-word-word-word-word-word-word-word-word'],
  ])('of %j is %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test('of any title is a name that every file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 10, max: 80 }), (title, limit) => {
        const slug = slugOf(title, limit);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

test('the id is read back from any folder name', () => {
  const ids = counterIds();
  fc.assert(
    fc.property(fc.string(), (title) => {
      const id = ids();
      expect(idOfFolder(folderName(title, id))).toBe(id);
    }),
  );
  for (const name of [
    '',
    'x',
    '01TEST00000000000000000001',
    '.adding-01TEST0000000000000000000i',
    'x-01test00000000000000000001',
  ]) {
    expect(idOfFolder(name)).toBeNull();
  }
});

test('the original keeps an extension that says what it is, and no other', () => {
  expect(sourceFileName('page.HTM', 'html')).toBe('source.htm.gz');
  expect(sourceFileName('story', 'text')).toBe('source.txt.gz');
  expect(sourceFileName('page.html/../../x', 'html')).toBe('source.html.gz');
  expect(sourceFileName('a.b c', 'html')).toBe('source.html.gz');
  expect(sourceFileName('a.overlylongextension', 'text')).toBe('source.txt.gz');
});

describe('where things lie', () => {
  test('the library is where the environment says, else in the home folder', () => {
    expect(defaultLibraryDirectory({}, '/home/ada')).toBe(join('/home/ada', 'Postil'));
    expect(defaultLibraryDirectory({ POSTIL_LIBRARY: '' }, '/home/ada')).toBe(join('/home/ada', 'Postil'));
    expect(defaultLibraryDirectory({ POSTIL_LIBRARY: 'relative' }, '/home/ada')).toBe(resolve('relative'));
  });

  test('each library has a folder of its own, in the place that the system has for it', () => {
    const at = (library: string, env: Record<string, string>, platform: NodeJS.Platform) =>
      stateDirectoryFor(library, env, platform, '/home/ada');
    expect(at('/a', {}, 'linux')).toMatch(/^\/home\/ada\/\.local\/state\/postil\/[0-9a-f]{16}$/);
    expect(at('/a', { XDG_STATE_HOME: '/state' }, 'linux')).toMatch(/^\/state\/postil\//);
    expect(at('/a', {}, 'darwin')).toMatch(/^\/home\/ada\/Library\/Application Support\/Postil\//);
    expect(at('/a', { LOCALAPPDATA: '/local' }, 'win32')).toMatch(/^\/local\/Postil\//);
    expect(at('/a', { POSTIL_STATE: '/mine' }, 'win32')).toMatch(/^\/mine\//);
    expect(at('/a', {}, 'linux')).not.toBe(at('/b', {}, 'linux'));
    expect(at('/a/', {}, 'linux')).toBe(at('/x/../a', {}, 'linux'));
  });

  test('a library has one folder by whatever link it is reached', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'real', 'Postil'), { recursive: true });
    await symlink(join(folder, 'real'), join(folder, 'link'));
    const at = (...parts: string[]) => stateDirectoryFor(join(folder, ...parts), {}, 'linux', '/home/ada');
    expect(at('link', 'Postil')).toBe(at('real', 'Postil'));
    expect(at('link', 'not', 'yet')).toBe(at('real', 'not', 'yet'));
    expect(at('real', 'Postil')).not.toBe(at('real', 'not', 'yet'));
  });
});

test('what can be made again lies in the folder for caches, or where the environment says, one a library', () => {
  const cache = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
    cacheDirectoryFor('/l', env, platform, '/home/a').replace(/[0-9a-f]{16}$/, 'KEY');
  expect(cache({})).toBe(join('/home/a/.cache/postil', 'KEY'));
  expect(cache({ XDG_CACHE_HOME: '/c' })).toBe(join('/c/postil', 'KEY'));
  expect(cache({}, 'darwin')).toBe(join('/home/a/Library/Caches/Postil', 'KEY'));
  expect(cache({ POSTIL_STATE: '/s' })).toBe(join('/s/cache', 'KEY'));
  expect(cache({ POSTIL_STATE: '/s', POSTIL_CACHE: '/c' })).toBe(join('/c', 'KEY'));
  expect(cacheDirectoryFor('/a', {}, 'linux', '/h')).not.toBe(cacheDirectoryFor('/b', {}, 'linux', '/h'));
});
