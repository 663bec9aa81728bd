import { parseHTML } from 'linkedom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { withLink } from '../../src-renderer/lib/taking-out/with-link.ts';
import { articleOf } from '../support/library.ts';

const id = '01HZX3V6Q5T9W8Y7R2M1N4K0AB';

test.each([
  [{ canonicalUrl: 'https://paper.example/story', url: 'https://paper.example/amp' }, 'https://paper.example/story'],
  [{ canonicalUrl: null, url: 'https://paper.example/amp' }, 'https://paper.example/amp'],
  [{ canonicalUrl: 'javascript:alert(1)', url: 'https://paper.example/amp' }, 'https://paper.example/amp'],
  [{ canonicalUrl: 'javascript:alert(1)', url: 'data:text/html,x' }, null],
])('what is copied leads to the page, and never to anything that runs: %j', (addresses, expected) => {
  const { document } = parseHTML('<!doctype html><body></body>');
  vi.stubGlobal('document', document);
  onTestFinished(() => void vi.unstubAllGlobals());
  const html = '<p>The words.</p>';
  const { plain, html: copied } = withLink({ ...articleOf(id, html), ...addresses }, 'The words.', null);
  const [source, own] = [...parseHTML(copied).document.querySelectorAll('a')].map((a) => a.getAttribute('href'));
  const link = `postil://article/${id}`;
  if (expected === null) expect([source, own]).toEqual([link, undefined]);
  else expect([source?.startsWith(expected), own]).toEqual([true, link]);
  expect(plain).not.toMatch(/javascript:|data:/);
});
