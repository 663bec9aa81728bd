import { expect, test } from 'vitest';
import { parseArguments } from '../../src-main/desktop/arguments.ts';

test.each([
  { argv: ['/opt/postil'], defaultApp: false, library: null, opened: [] },
  { argv: ['/opt/postil', 'a.html', 'b.html'], defaultApp: false, library: null, opened: ['a.html', 'b.html'] },
  { argv: ['electron', '.', 'a.html'], defaultApp: true, library: null, opened: ['a.html'] },
  { argv: ['electron', '--inspect=0', '.', 'a.html'], defaultApp: true, library: null, opened: ['a.html'] },
  { argv: ['/opt/postil', '--library', '/l', 'a.html'], defaultApp: false, library: '/l', opened: ['a.html'] },
  { argv: ['/opt/postil', '--library=/l', '--no-sandbox'], defaultApp: false, library: '/l', opened: [] },
  { argv: ['/opt/postil', '--library'], defaultApp: false, library: null, opened: [] },
  { argv: ['/opt/postil', '--', '--odd-name.html'], defaultApp: false, library: null, opened: ['--odd-name.html'] },
  { argv: ['/opt/postil', '--', 'a.html', '--', 'b'], defaultApp: false, library: null, opened: ['a.html', '--', 'b'] },
  { argv: ['electron', '.', '--', '--a.html'], defaultApp: true, library: null, opened: ['--a.html'] },
  { argv: ['/opt/postil', 'postil://article/1#2'], defaultApp: false, library: null, opened: ['postil://article/1#2'] },
])('$argv', ({ argv, defaultApp, library, opened }) => {
  expect(parseArguments(argv, defaultApp)).toEqual({ library, opened });
});
