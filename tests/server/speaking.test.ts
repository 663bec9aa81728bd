import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { said, sayIn, sayingForPages, sayingIn } from '#core/said.ts';
import { createHandler } from '#server/handle.ts';
import { acceptedLanguages } from '#server/speaking.ts';
import type { LanguageChoice } from '#shared/messages/languages.ts';
import { openApp } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, callRequest, refusal } from '../support/page.ts';

// What other tests say is English.
afterEach(() => sayIn('en'));

async function setUp(language?: LanguageChoice) {
  const app = await openApp();
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  if (language !== undefined) await call(handle, 'settings.update', { language });
  return { app, handle };
}

const noArticle = '01J0000000000000000000000A';

function asking(language: string): Request {
  const request = callRequest('articles.get', { id: noArticle });
  request.headers.set('accept-language', language);
  return request;
}

describe('the language of the settings', () => {
  test('is that of what is refused', async () => {
    const { handle } = await setUp('de');
    const { message } = await refusal(handle(callRequest('articles.get', { id: noArticle })));
    expect(message).toBe(`In dieser Bibliothek gibt es keinen Artikel ${noArticle}.`);
    expect(await refusal(handle(callRequest('settings.update', { network: 'x' })))).toMatchObject({
      message: expect.stringMatching(/^Der Aufruf settings\.update wurde abgelehnt: network: /),
    });
  });

  test('is that of imports that fail, in the threads too', async () => {
    const { app, handle } = await setUp('de');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'empty.html'), '<p></p>');
    await writeFile(join(folder, 'picture.html'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
    await call(handle, 'settings.get', {});
    const results = await app.importPaths([join(folder, 'empty.html'), join(folder, 'picture.html')]);
    expect(results.map(({ reason }) => reason)).toEqual([
      '„empty.html“ enthält keinen Artikeltext. Die Bibliothek ist, wie sie war. Öffne die Seite, warte, bis der Text zu sehen ist, und speichere sie noch einmal (vollständige Seite oder SingleFile).',
      '„picture.html“ ist ein PNG-Bild, keine Webseite und kein Text. Die Bibliothek ist, wie sie war. Speichere den Artikel als Webseite (HTML) oder als reinen Text und importiere das.',
    ]);
  });

  test('is that of a notice, whose detail stays English', async () => {
    const { app, handle } = await setUp('de');
    await writeFile(join(app.libraryDirectory, 'rules.json'), '{"format":1,');
    await call(handle, 'rules.list', {});
    const notices = app.events.filter((event) => event.type === 'notice');
    expect(notices).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          /rules\.json ließ sich nicht lesen\. Die Datei wurde als .* daneben aufgehoben;/,
        ),
        detail: expect.stringContaining('JSON'),
      }),
    ]);
  });

  test('is taken up when it changes', async () => {
    const { handle } = await setUp('de');
    await call(handle, 'settings.update', { language: 'en' });
    const { message } = await refusal(handle(callRequest('articles.get', { id: noArticle })));
    expect(message).toBe(`There is no article ${noArticle} in this library.`);
  });

  test('goes before that of the browser, which counts where the system is to say', async () => {
    const { handle } = await setUp();
    expect((await refusal(handle(asking('fr, de;q=0.8, en;q=0.5')))).message).toMatch(/^In dieser Bibliothek/);
    expect((await refusal(handle(asking('fr')))).message).toMatch(/^There is no article/);
    await call(handle, 'settings.update', { language: 'en' });
    expect((await refusal(handle(asking('de')))).message).toMatch(/^There is no article/);
  });

  test('keeps the values that stand in a sentence', async () => {
    const { handle } = await setUp('en-XA');
    const { message } = await refusal(handle(callRequest('articles.get', { id: '01J0000000000000000000000A' })));
    expect(message).toMatch(/^⟦.*01.*0000000000000000000000.*⟧$/);
  });
});

test('what the command line asks for is English, and so is what comes of it', async () => {
  const { app, handle } = await setUp('de');
  const id = noArticle;
  await sayingIn('en', async () => {
    await expect(app.library.get(id)).rejects.toThrow(`There is no article ${id} in this library.`);
    const [result] = await app.importPaths([join(await temporaryFolder(), 'none.html')]);
    expect(result?.reason).toMatch(/^There is no file/);
  });
  expect((await refusal(handle(callRequest('articles.get', { id })))).message).toMatch(/^In dieser Bibliothek/);
  // What a command sets going for later is told to the pages.
  await sayingIn('en', () =>
    sayingForPages(() => expect(app.library.get(id)).rejects.toThrow(/^In dieser Bibliothek/)),
  );
});

test('the last language that was asked for is spoken, whichever comes first', async () => {
  await Promise.all([sayIn('de'), sayIn('en-XA'), sayIn('en')]);
  expect(said().library.noList).toBe('There is no such list in this library.');
});

test('the languages of a browser are taken in the order in which it wants them', () => {
  const languages = (header: string) =>
    acceptedLanguages(new Request('http://a.example/', { headers: { 'accept-language': header } }));
  expect(languages('en;q=0.5, de-AT, fr;q=0.9, *;q=0.1, it;q=0')).toEqual(['de-AT', 'fr', 'en']);
  expect(acceptedLanguages(new Request('http://a.example/'))).toEqual([]);
});
