import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { openSiteRules } from '#core/importing/site-rules.ts';
import type { BodyRule } from '#shared/model/site-rule.ts';
import { paragraphs } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';

const address = 'https://www.mill.example/river/flood';
const [one = '', two = '', three = ''] = paragraphs('mill');
const page = `<!doctype html><html lang="en"><head><title>The flood</title><link rel="canonical" href="${address}"></head><body>
<header class="masthead"><nav><a href="/">Front page</a></nav></header>
<main><article class="story-body"><h1>The flood</h1><p>${one}</p><div class="donation-plea"><p>Give us your money, dear reader.</p></div>
<p>${two}</p><p>${three}</p></article><section class="minutes"><h2>Minutes</h2><p>${one.toUpperCase()}</p><p>${two.toUpperCase()}</p></section></main>
<footer class="imprint"><p>Printed by the society.</p></footer></body></html>`;

const input = { bytes: Buffer.from(page), name: 'flood.html', contentType: 'text/html', url: '' };
const rule = (given: Partial<BodyRule>): BodyRule => ({ whole: false, body: null, remove: [], ...given });
const text = async (more: Partial<Parameters<typeof extractArticle>[0]>) => {
  const extracted = await extractArticle({ ...input, ...more });
  return { ...extracted, text: bodyText(extracted.html) };
};

describe('extraction', () => {
  test('follows the rule of the site that the page says it is from, and of no other', async () => {
    const of = (host: string) => ({ ...rule({ remove: ['.donation-plea'] }), host, modified: '' });
    const ruled = await text({ rules: [of('other.example'), of('mill.example')] });
    expect(ruled.text).not.toContain('Give us');
    expect(ruled.text).toContain(three);
    expect(ruled.ruled).toMatchObject({ host: 'mill.example' });
    const free = await text({ rules: [of('example'), of('river.mill.example')] });
    expect(free.text).toContain('Give us');
    expect(free.ruled).toBeUndefined();
  });

  test('takes the part that a rule names, as it stands and without its headline', async () => {
    const { text: taken, certainty } = await text({ rule: rule({ body: 'section.minutes' }) });
    expect(taken).toBe(`Minutes\n${one.toUpperCase()}\n${two.toUpperCase()}`);
    expect(certainty).toBe(1);
    const story = await text({ rule: rule({ body: '.story-body', remove: ['.donation-plea'] }) });
    expect(story.text).toBe([one, two, three].join('\n'));
  });

  test('takes the whole page without what navigates', async () => {
    const { text: taken } = await text({ rule: rule({ whole: true }) });
    for (const part of [one, 'Give us', 'Minutes', 'Printed by the society.']) expect(taken).toContain(part);
    expect(taken).not.toContain('Front page');
  });

  test('goes on without a part that is not there and says so', async () => {
    const { text: taken, warnings } = await text({ rule: rule({ body: '.gone' }) });
    expect(taken).toContain(three);
    expect(warnings.join()).toContain('.gone');
  });

  test('does not follow a rule that leaves nothing, or one that it cannot read, and says so', async () => {
    for (const remove of [['main', 'header', 'footer'], ['div:has(p)']]) {
      const { text: taken, warnings } = await text({ rule: rule({ remove }) });
      expect(taken).toContain(three);
      expect(warnings).toHaveLength(1);
    }
    expect((await text({ rule: rule({ remove: ['body', 'html'] }) })).text).toContain(three);
  });
});

describe('a part that a person points at', () => {
  const numberOf = (outline: string, words: string) =>
    Number(
      /data-postil-block="(\d+)"[^>]*>(?:(?!data-postil-block).)*$/s.exec(
        outline.slice(0, outline.indexOf(words)),
      )?.[1],
    );

  test('has a number in an outline that holds nothing of the page but its text', async () => {
    const bad = `<a href="javascript:x()" onclick="x()">Click</a><img src="https://track.example/x.gif" alt='A "map"' onerror=x><form><input value=secret></form><x-teaser style="x">Own element</x-teaser>`;
    const { outline = '' } = await text({ bytes: Buffer.from(page.replace('<h2>', `${bad}<h2>`)), outline: true });
    expect(outline).toContain('Front page');
    expect(outline).toMatch(/<div data-postil-block="\d+">Own element<\/div>/);
    expect(outline).toContain('<img alt="Image: A &quot;map&quot;">');
    expect(outline).not.toMatch(/javascript|onclick|onerror|href|src=|style|class|secret|track/);
    const tags = [...outline.matchAll(/<\w+([^>]*)>/g)].map(([, attributes]) => attributes);
    for (const attributes of tags) expect(attributes).toMatch(/^(?: data-postil-block="\d+"| alt="[^"]*")?$/);
    const numbers = [...outline.matchAll(/data-postil-block="(\d+)"/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index));
  });

  test('becomes the article, by a selector that will do for other pages', async () => {
    const { outline = '' } = await text({ outline: true });
    const block = numberOf(outline, 'Minutes') - 1;
    const { text: taken, ruled } = await text({ pick: { how: 'body', block } });
    expect(taken).toContain(one.toUpperCase());
    expect(taken).not.toContain(three);
    expect(ruled?.lasting.body).toBe('section.minutes');
  });

  test('is removed, on top of what was before', async () => {
    const { outline = '' } = await text({ outline: true });
    const block = numberOf(outline, 'Give us') - 1;
    const before = rule({ body: 'main', remove: ['.minutes'] });
    const { text: taken, ruled } = await text({ pick: { how: 'remove', block }, rule: before });
    expect(taken).toBe([one, two, three].join('\n'));
    expect(ruled?.rule).toEqual({ whole: false, body: 'main', remove: ['.minutes', 'div.donation-plea'] });
    expect(ruled?.lasting).toEqual({ whole: false, body: null, remove: ['div.donation-plea'] });
  });

  test('is removed by its lines of text; where it has no name, on this page alone', async () => {
    const lines = await text({ pick: { how: 'remove', lines: ['Give us your money, dear reader.'] } });
    expect(lines.ruled?.lasting.remove).toEqual(['div.donation-plea']);
    const counted = await text({ pick: { how: 'remove', lines: [two] } });
    expect(counted.text).toContain(one);
    expect(counted.text).not.toContain(two);
    expect(counted.ruled?.rule.remove).toHaveLength(1);
    expect(counted.ruled?.lasting.remove).toEqual([]);
  });

  test('that is not there is said to be', async () => {
    await expect(text({ pick: { how: 'body', block: 5000 } })).rejects.toMatchObject({ code: 'not-found' });
    await expect(text({ pick: { how: 'remove', lines: ['Nobody wrote this.'] } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('rules.json', () => {
  const open = async () => {
    const directory = await temporaryFolder();
    const policy = filePolicy();
    return { directory, policy, rules: openSiteRules(directory, policy) };
  };

  test('is made with the first rule, changed, and read when another program changes it', async () => {
    const { directory, rules } = await open();
    expect(await rules.list()).toEqual([]);
    const saved = await rules.change({ host: 'WWW.Mill.example', ...rule({ remove: ['.x'] }) });
    expect(saved).toMatchObject({ host: 'mill.example', remove: ['.x'], modified: expect.any(String) });
    await rules.change({ host: 'a.example', ...rule({ whole: true }) });
    expect((await rules.list()).map(({ host }) => host)).toEqual(['a.example', 'mill.example']);
    const path = join(directory, 'rules.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    expect(file).toMatchObject({ format: 1 });
    file.rules[1].body = 'article';
    await writeFile(path, JSON.stringify({ ...file, added: 'later' }));
    expect((await rules.list())[1]).toMatchObject({ body: 'article' });
    expect(await rules.delete('www.mill.example')).toMatchObject({ host: 'mill.example' });
    expect(await rules.delete('mill.example')).toBeNull();
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ added: 'later', rules: [{ host: 'a.example' }] });
  });

  test('adds what was picked to what there is', async () => {
    const { rules } = await open();
    const first = await rules.merge('mill.example', rule({ remove: ['.a'] }));
    expect(first.previous).toBeNull();
    await rules.merge('mill.example', rule({ body: 'article' }));
    const { rule: last, previous } = await rules.merge('mill.example', rule({ remove: ['.b', '.a'] }));
    expect(last).toMatchObject({ whole: false, body: 'article', remove: ['.a', '.b'] });
    expect(previous).toMatchObject({ body: 'article', remove: ['.a'] });
    expect((await rules.merge('mill.example', rule({ whole: true }))).rule).toMatchObject({ whole: true, body: null });
  });

  test.each<[string, string, Partial<BodyRule>]>([
    ['a selector that rules do not know', 'mill.example', { remove: ['div:has(p)'] }],
    ['a rule that says nothing', 'mill.example', {}],
    ['a host that is none', 'mill example/x', { whole: true }],
    ['a selector without end', 'mill.example', { body: 'a'.repeat(301) }],
  ])('refuses %s with a sentence, and stays as it was', async (_what, host, given) => {
    const { rules } = await open();
    const change = rules.change({ host, ...rule(given) });
    await expect(change).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(change).rejects.toThrow('The rules are as they were.');
    expect(await rules.list()).toEqual([]);
  });

  test('that cannot be read is set aside and reported', async () => {
    const { directory, policy, rules } = await open();
    await writeFile(join(directory, 'rules.json'), '{"format":1,"rules":[{"host":5}]}');
    expect(await rules.list()).toEqual([]);
    expect(policy.damages).toHaveLength(1);
  });
});
