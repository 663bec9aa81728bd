import { expect, test } from 'vitest';
import { givenPaths } from '../../src-main/cli/given-paths.ts';

const result = (source: string, reason: string | null = null) => ({
  status: 'failed' as const,
  id: null,
  title: null,
  source,
  warnings: reason === null ? [] : [reason],
  reason,
});

test.each([
  ['page.html', '/home/ada/page.html', 'page.html'],
  ['../page.html', '/home/page.html', '../page.html'],
  ['/tmp/../tmp/page.html', '/tmp/page.html', '/tmp/../tmp/page.html'],
  ['pages', '/home/ada/pages/in/one.html', 'pages/in/one.html'],
  ['./pages/', '/home/ada/pages/one.html', 'pages/one.html'],
  ['.', '/home/ada/one.html', 'one.html'],
  ['saved.zip', '/home/ada/saved.zip/in/one.html', 'saved.zip/in/one.html'],
  ['page', '/home/ada/page.html', '/home/ada/page.html'],
])('a file found under %s is named from there', (given, source, named) => {
  const reason = (path: string) => `There is no file ${path}. Nothing was added.`;
  const { asGiven } = givenPaths([given], '/home/ada');
  expect(asGiven(result(source, reason(source)))).toEqual(result(named, reason(named)));
  expect(asGiven(result(source))).toEqual(result(named));
});

test('paths are absolute for whoever stands elsewhere', () => {
  expect(givenPaths(['a', '/b', '../c'], '/home/ada').absolute).toEqual(['/home/ada/a', '/b', '/home/c']);
});
