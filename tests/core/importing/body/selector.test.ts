import { describe, expect, test } from 'vitest';
import { selectorForBody, selectorForRemoval } from '#core/importing/body/derive-selector.ts';
import { parseSelector, selectAll } from '#core/importing/body/selector.ts';
import { isStableName } from '#core/importing/body/stable-name.ts';
import { parsePage } from '#core/importing/page/parse-page.ts';

const page = () =>
  parsePage(`<!doctype html><html><body>
<header id="top"><nav><a href="#">One</a></nav></header>
<main class="css-1x2y3z"><section class="story body-text" data-n="1"><p>First.</p><p class="note">Second.</p><div><p>Third.</p></div></section>
<section class="story" data-n="2"><p>Fourth.</p></section></main>
<aside class="teaser-box">Other story</aside><aside class="teaser-box">One more</aside>
</body></html>`);

function texts(selector: string): string[] {
  const document = page();
  const parsed = parseSelector(selector);
  if (parsed.selector === null) throw new Error(parsed.problem);
  return selectAll(document.documentElement, parsed.selector).map((element) => (element.textContent ?? '').trim());
}

describe('a selector', () => {
  test.each<[string, string[]]>([
    ['#top', ['One']],
    ['p.note', ['Second.']],
    ['.story.body-text > p', ['First.', 'Second.']],
    ['main p', ['First.', 'Second.', 'Third.', 'Fourth.']],
    ['section div p', ['Third.']],
    ['section > p:nth-of-type(2)', ['Second.']],
    ['[data-n="2"] p', ['Fourth.']],
    ["section[data-n='2']", ['Fourth.']],
    ['main > section p , aside', ['First.', 'Second.', 'Third.', 'Fourth.', 'Other story', 'One more']],
    ['MAIN > *  >  div', ['Third.']],
    ['p p', []],
    ['html > body > aside:nth-of-type(2)', ['One more']],
  ])('%s', (selector, expected) => expect(texts(selector)).toEqual(expected));

  test.each([
    '',
    '  ',
    'div:has(p)',
    ':not(:not(:has(*)))',
    'a b >',
    '> p',
    'p,,a',
    'div + p',
    'p::before',
    '[a*="b"]',
    'p:nth-of-type(0)',
    'p:nth-child(2n+1)',
    '.a'.repeat(200),
    Array.from({ length: 30 }, () => 'div').join(' '),
    Array.from({ length: 11 }, () => 'div').join(','),
    'div{color:red}',
    '"',
  ])('that rules do not know is refused with a sentence: %s', (selector) => {
    const { problem } = parseSelector(selector);
    expect(problem).toMatch(/\w+ \w+/);
  });

  test('is answered in one walk, however it would go back and forth', () => {
    const deep = `${'<div class="a">'.repeat(250)}x${'</div>'.repeat(250)}`.repeat(40);
    const document = parsePage(`<html><body>${deep}</body></html>`);
    const { selector } = parseSelector(`${Array.from({ length: 23 }, () => '.a').join(' ')} > p`);
    const begun = process.cpuUsage();
    expect(selectAll(document.documentElement, selector ?? [])).toEqual([]);
    const { user } = process.cpuUsage(begun);
    expect(user).toBeLessThan(5_000_000);
  });
});

test.each([
  'article-body',
  'articleBody',
  'story__text',
  'entry-content',
  'newsletter2',
  'main-content',
  'mw-content-text',
])('%s is a name that lasts', (name) => expect(isStableName(name)).toBe(true));

test.each([
  'css-1x2y3z',
  'sc-bdVaJa',
  'post-123456',
  'styles_body__3xY9z',
  'is-active',
  'a1b2c3d4',
  'col-12',
  'lazyloaded',
  'x',
  'bKtGfQ',
  '',
  'name with space',
])('“%s” is none', (name) => expect(isStableName(name)).toBe(false));

describe('a derived selector', () => {
  const derived = (wanted: string, derive: typeof selectorForBody): string | null => {
    const document = page();
    const element = [...document.querySelectorAll('*')].find(
      (candidate) => candidate.textContent?.trim() === wanted && candidate.children.length === 0,
    );
    return element === undefined ? null : derive(document, element);
  };

  test('names a part by what lasts', () => {
    const document = page();
    const story = document.querySelector('.story');
    expect(story && selectorForBody(document, story)).toBe('section.story');
    expect(derived('One more', selectorForRemoval)).toBe('aside.teaser-box');
    expect(derived('Second.', selectorForBody)).toBe('p.note');
  });

  test('counts where nothing has a name, and says so by what it holds', () => {
    expect(derived('Fourth.', selectorForBody)).toContain(':nth-of-type(');
    expect(derived('First.', selectorForRemoval)).toContain(':nth-of-type(');
  });

  test('for a removal never takes much more than was pointed at', () => {
    const text = 'A long paragraph of the story, one of many that look alike. '.repeat(8);
    const document = parsePage(
      `<html><body><article>${`<p class="paragraph">${text}</p>`.repeat(9)}<p class="paragraph">Buy now.</p></article></body></html>`,
    );
    const last = [...document.querySelectorAll('p')].at(-1);
    expect(last && selectorForRemoval(document, last)).toBe('article > p:nth-of-type(10)');
  });
});
