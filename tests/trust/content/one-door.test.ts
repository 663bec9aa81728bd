import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { securityHeaders } from '#server/headers.ts';

vi.mock('dompurify', () => ({
  default: { isSupported: false, addHook: () => undefined, sanitize: (html: string) => html },
}));

const root = resolve(import.meta.dirname, '../../..');

/** Every way in which a page makes elements, or a program, of a string. */
const sinks =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|setHTML(?:Unsafe)?|parseHTMLUnsafe|DOMParser|srcdoc|srcDoc|document\.write(?:ln)?|eval\s*\(|new Function|createPolicy|createHTML|createScript|dompurify)\b/g;

/**
 * The one door through which markup comes into the document, and the one script that is started by its address; what is
 * copied is only written out.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  'src-renderer/lib/article-page/safe-body.ts': ['dompurify'],
  'src-renderer/features/find/start-pattern-worker.ts': ['createPolicy', 'createPolicy'],
  'src-renderer/lib/taking-out/with-link.ts': ['outerHTML'],
};

test('titles, by-lines, tags, notes and snippets reach the document as text: only one module of the page makes elements of a string', async () => {
  const found: Record<string, string[]> = {};
  let looked = 0;
  for (const name of await readdir(join(root, 'src-renderer'), { recursive: true })) {
    if (!/\.tsx?$/.test(name)) continue;
    looked += 1;
    const source = await readFile(join(root, 'src-renderer', name), 'utf8');
    const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const used = [...code.matchAll(sinks)].map(([used]) => used);
    if (used.length > 0) found[join('src-renderer', name).replaceAll('\\', '/')] = used;
  }
  expect(looked).toBeGreaterThan(100);
  expect(found).toEqual(doors);
});

test('the policy of every response lets no string become a program or, but for DOMPurify, markup', () => {
  const policy = (securityHeaders['content-security-policy'] ?? '').split('; ');
  for (const directive of [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'"],
    ...["base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"],
    'trusted-types dompurify postil-worker',
  ]) {
    expect(policy).toContain(directive);
  }
  expect(policy.join()).not.toMatch(/unsafe|\*|data:|blob:|https?:/);
});

describe('where DOMPurify cannot work, nothing is shown', () => {
  test.each(['safeBody', 'safeOutline', 'safeNote'] as const)('%s', async (name) => {
    const door = await import('../../../src-renderer/lib/article-page/safe-body.ts');
    expect(() => door[name]('<p>x</p>', 'x')).toThrow(/too old to show/);
  });
});
