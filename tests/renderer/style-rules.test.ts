import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Rules that style one thing by what another one has. Chromium merges the invalidation sets of all rules with `:has()`: a change
 * anywhere in an element that one of them asks has whatever any of them names in it styled anew.
 */
function askers(css: string): string[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  return [...plain.matchAll(/([^{};]+)\{/g)]
    .flatMap(([, selectors = '']) => parted(selectors))
    .map((selector) => selector.trim())
    .filter((selector) => selector.includes(':has(') && /[\s>+~]\S/.test(behindFirstHas(selector)))
    .filter((selector) => !small.some((each) => each.test(selector)));
}

/** Elements that hold little, so that little is styled anew. */
const small = [/^\.item:/, /^\.panes:has\(\+ \.record\)/];

/** The selectors of a list; commas in parentheses part none. */
function parted(selectors: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of selectors) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${sign}`);
  }
  return parts;
}

/** What stands behind the first `:has()` and what holds it, such as `:not()`. */
function behindFirstHas(selector: string): string {
  let depth = 0;
  const from = selector.indexOf(':has(') + ':has('.length - 1;
  const outside = selector.slice(0, from).replace(/[^()]/g, '');
  const open = [...outside].reduce((sum, sign) => sum + (sign === '(' ? 1 : -1), 0);
  for (let at = from; at < selector.length; at += 1) {
    if (selector[at] === '(') depth += 1;
    if (selector[at] === ')') depth -= 1;
    if (depth === -open) return selector.slice(at + 1);
  }
  return '';
}

test('no style of what is in the window, or in a pane, depends on what else is in it', () => {
  const files = globSync('src-renderer/**/*.css');
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((file) => askers(readFileSync(file, 'utf8')).map((selector) => `${file}: ${selector}`));
  expect(found).toEqual([]);
});

test.each([
  ':root:has([data-hint], [data-aloud]) .viewport { bottom: 0; }',
  '.note:not(:has(progress)) span,\n.a { color: red; }',
  '.list:has(.bulk)[data-x] .rows { color: red; }',
  '.row:has(.more):hover > .count { color: red; }',
  '@media (width < 9px) { .a:has(b).c .d { color: red; } }',
])('one that does is noticed: %s', (css) => {
  expect(askers(css)).toHaveLength(1);
});

test('one that asks what it styles itself is none', () => {
  expect(askers('.card:has(form) { color: red; } .a .b:is(p, li):not(:has(p, ul)) { color: red; }')).toEqual([]);
});
