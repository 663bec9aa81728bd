import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Selectors that ask what an element has and mean something else in it. Chromium holds all that such rules of a page mean as one:
 * a change anywhere in the element has everything in it that is so named, by whichever rule, styled anew.
 */
const asking = /[^{}]*:has\([^{}]*\)\s+[^{},]*(?=[{,])/g;

/** Elements that hold little, so that little is styled anew. */
const small = [/^\.item:/, /^\.panes:has\(\+ \.record\)/, /^:lang\(de\) > \.tab \.count:has/];

function askers(css: string): string[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  return [...plain.matchAll(asking)]
    .flatMap(([selectors]) => selectors.split(/,(?![^(]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => /:has\(.*\)\s+\S/s.test(selector) && !small.some((each) => each.test(selector)));
}

test('no style of what is in the window, or in a pane, depends on what else is in it', () => {
  const files = globSync('src-renderer/**/*.css');
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap((file) => askers(readFileSync(file, 'utf8')).map((selector) => `${file}: ${selector}`))).toEqual(
    [],
  );
});

test('one that does is noticed', () => {
  expect(askers(':root:has([data-hint], [data-aloud]) .viewport { bottom: 0; }')).toHaveLength(1);
  expect(askers('.note:not(:has(progress)) span,\n.a { color: red; }')).toHaveLength(1);
  expect(askers('.card:has(form) { color: red; } .a .b { color: red; }')).toEqual([]);
});
