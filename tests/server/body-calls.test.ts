import { describe, expect, test } from 'vitest';
import { pageOf, paragraphs } from '../support/app.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { setUp } from './handled-app.ts';

describe('another text of the same original', () => {
  const setUpPage = async () => {
    const { app, handle } = await setUp();
    const box = '<div class="donation-plea"><p>Give us your money, dear reader of the mill.</p></div>';
    const head = '<link rel="canonical" href="https://mill.example/1">';
    const bytes = Buffer.from(pageOf('The mill', paragraphs('mill'), { head, body: `${box}<p>The end of it.</p>` }));
    const { id } = await app.importer.importBytes({ bytes, name: 'm.html', contentType: '', url: '', path: null });
    if (id === null) throw new Error('not imported');
    const text = async () => (await app.library.body(id)).text;
    const { html, source } = await call(handle, 'articles.page', { id });
    const block = Number(/data-postil-block="(\d+)"><p data-postil-block="\d+">Give us/.exec(html)?.[1]);
    app.events.length = 0;
    return { app, handle, id, text, block, source };
  };

  test('is without the part that was removed, for the site too, and all of it can be taken back', async () => {
    const { app, handle, id, text, block, source } = await setUpPage();
    const before = await app.library.body(id);
    const chosen = await call(handle, 'articles.removeBlock', { id, block, source, remember: true });
    expect(await text()).not.toContain('Give us');
    expect(chosen).toMatchObject({ rule: { host: 'mill.example', remove: ['div.donation-plea'] }, previous: null });
    expect(app.events).toEqual([{ type: 'articles-changed', ids: [id] }, { type: 'rules-changed' }]);
    expect(await call(handle, 'rules.list', {})).toEqual([chosen.rule]);
    const undone = await call(handle, 'articles.restoreVersion', { id, content: before.content });
    expect(undone).toMatchObject({ content: before.content, chosen: null });
    expect(await text()).toBe(before.text);
    const rule = await call(handle, 'rules.delete', { host: 'mill.example' });
    expect(rule).toEqual(chosen.rule);
    expect(await call(handle, 'rules.delete', { host: 'mill.example' })).toBeNull();
    expect(await call(handle, 'rules.change', { host: 'mill.example', remove: ['.x'] })).toMatchObject({
      whole: false,
    });
  });

  test('can be remembered for its site afterwards', async () => {
    const { app, handle, id, block, source } = await setUpPage();
    const { lasting } = await call(handle, 'articles.removeBlock', { id, block, source });
    expect(lasting).toEqual({ host: 'mill.example', whole: false, body: null, remove: ['div.donation-plea'] });
    if (lasting === null) throw new Error('nothing to remember');
    app.events.length = 0;
    const merged = await call(handle, 'rules.merge', lasting);
    expect(merged).toMatchObject({ rule: lasting, previous: null });
    expect(app.events).toEqual([{ type: 'rules-changed' }]);
    const again = await call(handle, 'rules.merge', { host: 'www.Mill.example', remove: ['.box'] });
    expect(again).toMatchObject({ rule: { remove: ['div.donation-plea', '.box'] }, previous: merged.rule });
  });

  test('is without a passage that was pointed at in the reader', async () => {
    const { app, handle, id, text } = await setUpPage();
    const { text: before, content } = await app.library.body(id);
    const at = before.indexOf('your money');
    const passage = { start: at, end: at + 4, content };
    expect(await call(handle, 'articles.removeBlock', { id, passage })).toMatchObject({ rule: null });
    expect(await text()).not.toContain('Give us');
    const answer = await refusal(handle(callRequest('articles.removeBlock', { id, passage })));
    expect(answer).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('is the part that was chosen, the whole page, and what extraction finds again', async () => {
    const { handle, id, text, block, source } = await setUpPage();
    expect(await call(handle, 'articles.chooseBody', { id, block })).toMatchObject({ rule: null });
    expect(await text()).toBe('Give us your money, dear reader of the mill.');
    await call(handle, 'articles.wholePage', { id });
    expect(await text()).toContain('The end of it.');
    const again = await call(handle, 'articles.extractAgain', { id });
    expect(again).toMatchObject({ status: 'unchanged', id });
    const fresh = await call(handle, 'articles.extractAgain', { id, fresh: true, replace: true });
    expect(fresh.status).not.toBe('failed');
    const { article } = await call(handle, 'articles.get', { id });
    expect(article.chosen).toBeNull();
    const stale = { id, block, source: `${source}0` };
    expect(await refusal(handle(callRequest('articles.chooseBody', stale)))).toMatchObject({ code: 'conflict' });
    const none = { id, block: 100_000 };
    expect(await refusal(handle(callRequest('articles.removeBlock', none)))).toMatchObject({ code: 'not-found' });
  });

  test('is told apart from an earlier one, and earlier ones from each other', async () => {
    const { app, handle, id, block, text } = await setUpPage();
    const [from, plea] = [(await app.library.body(id)).content, 'Give us your money, dear reader of the mill.'];
    await call(handle, 'articles.removeBlock', { id, block });
    const now = await text();
    const { from: version, lines } = await call(handle, 'articles.diff', { id, from });
    expect(version).toEqual({ content: from, replaced: (await app.library.get(id)).versions[0]?.replaced });
    const changed = lines.filter(({ kind }) => kind !== 'same');
    expect(changed).toMatchObject([{ kind: 'removed', pieces: [{ kind: 'removed', text: plea }] }]);
    for (const { kind, start, end, pieces } of lines) {
      if (kind === 'same') expect(pieces).toEqual([{ kind: 'same', text: now.slice(start, end) }]);
    }
    const middle = (await app.library.body(id)).content;
    expect((await call(handle, 'articles.diff', { id, from, to: middle })).lines).toEqual(lines);
    await call(handle, 'articles.removeBlock', { id, passage: { start: 0, end: 4, content: middle } });
    expect(await text()).not.toBe(now);
    expect((await call(handle, 'articles.diff', { id, from, to: middle })).lines).toEqual(lines);
    const unknown = { id, from: `sha256-${'0'.repeat(64)}` };
    expect(await refusal(handle(callRequest('articles.diff', unknown)))).toMatchObject({ code: 'not-found' });
  });

  test('of what was no web page has no parts', async () => {
    const { app, handle } = await setUp();
    const bytes = Buffer.from('A headline\n\nAnd a text below it that goes on for a while.\n');
    const { id } = await app.importer.importBytes({ bytes, name: 't.txt', contentType: '', url: '', path: null });
    for (const name of ['articles.page', 'articles.wholePage']) {
      expect(await refusal(handle(callRequest(name, { id })))).toMatchObject({ status: 415, code: 'unsupported' });
    }
  });
});
