import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { en } from '#shared/messages/en.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import { createOpenRequests, instanceMessageSchema, parseOpenRequest } from '../../src-main/desktop/open-requests.ts';

const article = '01JD0000000000000000000000';
const note = '01JD0000000000000000000001';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'postil-open-'));
  file = join(directory, 'a b.html');
  writeFileSync(file, '<p>text');
});

describe('an argument', () => {
  test('is a path that exists, in whatever form', () => {
    for (const given of [file, 'a b.html', './a b.html', pathToFileURL(file).href]) {
      expect(parseOpenRequest(given, directory)).toEqual({ kind: 'path', path: file });
    }
    expect(parseOpenRequest(directory, '/')).toEqual({ kind: 'path', path: directory });
  });

  test('is an article, with a note or without', () => {
    expect(parseOpenRequest(`postil://article/${article}`, '/')).toEqual({
      kind: 'article',
      id: article,
      noteId: null,
    });
    expect(parseOpenRequest(`postil://article/${article}#${note}`, '/')).toMatchObject({ id: article, noteId: note });
    expect(parseOpenRequest(`POSTIL://article/${article}`, '/')).toMatchObject({ kind: 'article' });
  });

  test.each([
    'postil://article/',
    'postil://article/../../etc/passwd',
    `postil://other/${article}`,
    `postil://article/${article}/more`,
    `postil://article/${article}#<script>`,
    `postil://user@article/${article}x`,
    'postil:article',
    'missing.html',
    'https://example.com/',
    'file://server/share/a.html',
    'javascript:alert(1)',
    '--switch',
    'nul\0byte',
    '',
  ])('is nothing when it is %j', (given) => {
    expect(parseOpenRequest(given, directory)).toEqual({ kind: 'unknown', given });
  });
});

describe('requests', () => {
  const imported = (id: string | null, status: ImportResult['status'] = 'added'): ImportResult => ({
    status,
    id,
    title: 'A title',
    source: file,
    warnings: [],
    reason: status === 'failed' ? 'It is empty.' : null,
  });

  function serve(results: ImportResult[] | Error | Promise<ImportResult[]>) {
    const requests = createOpenRequests();
    const paths: string[][] = [];
    const sent: AppEvent[] = [];
    const begin = (): void =>
      requests.serve({
        async importPaths(given) {
          paths.push(given);
          if (results instanceof Error) throw results;
          return results;
        },
        send: (event) => sent.push(event),
        text: () => en.desktop,
      });
    return { requests, paths, sent, begin };
  }

  test('wait until they can be served, then import and show', async () => {
    const { requests, paths, sent, begin } = serve([imported(article)]);
    requests.add([file], '/');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(paths).toEqual([]);
    begin();
    await requests.settled();
    expect(paths).toEqual([[file]]);
    expect(sent).toEqual([{ type: 'open-article', id: article, noteId: null }]);
  });

  test('import together what was asked together, in order', async () => {
    const { requests, paths, begin } = serve([]);
    begin();
    requests.add([file, directory], '/');
    requests.add(['a b.html'], directory);
    await requests.settled();
    expect(paths).toEqual([[file, directory], [file]]);
  });

  test('show a named article without an import', async () => {
    const { requests, paths, sent, begin } = serve([]);
    begin();
    requests.add([`postil://article/${article}#${note}`], '/');
    await requests.settled();
    expect(paths).toEqual([]);
    expect(sent).toEqual([{ type: 'open-article', id: article, noteId: note }]);
  });

  test('tell what was not imported or not found, and go on', async () => {
    const { requests, sent, begin } = serve([imported(null, 'failed'), imported(article, 'unchanged')]);
    begin();
    requests.add([file, 'https://example.com/'], '/');
    await requests.settled();
    expect(sent).toEqual([
      { type: 'open-article', id: article, noteId: null },
      { type: 'notice', message: `${file} was not imported. It is empty.`, detail: null },
      { type: 'notice', message: expect.stringContaining('https://example.com/'), detail: null },
    ]);
  });

  test('that fail altogether are told, and do not stop the next', async () => {
    const { requests, paths, sent, begin } = serve(new AppError('disk', 'The disk is full.'));
    begin();
    requests.add([file], '/');
    requests.add([file], '/');
    await requests.settled();
    expect(paths).toHaveLength(2);
    expect(sent[0]).toEqual({ type: 'notice', message: 'The disk is full.', detail: null });
  });

  const link = `postil://article/${article}#${note}`;

  test('that were accepted before the end and not begun are left for the next start', async () => {
    const { requests, paths, begin } = serve([]);
    requests.add([file, '--switch', link], '/');
    requests.add(['a b.html'], directory);
    requests.stop();
    expect(requests.late()).toEqual([file, link, file]);
    // The window came only then.
    begin();
    await requests.settled();
    expect(paths).toEqual([]);
    requests.add([directory], '/');
    expect(requests.late()).toEqual([file, link, file, directory]);
  });

  test('behind an import that the end finds under way are left, and it is where it came to nothing', async () => {
    for (const [status, left] of [
      ['added', [directory]],
      ['failed', [file, directory]],
    ] as const) {
      let end = (_results: ImportResult[]): void => {};
      const { requests, paths, begin } = serve(new Promise((resolve) => (end = resolve)));
      begin();
      requests.add([file], '/');
      await vi.waitFor(() => expect(paths).toHaveLength(1));
      requests.add([directory], '/');
      requests.stop();
      end([imported(status === 'added' ? article : null, status)]);
      await requests.settled();
      expect(paths).toEqual([[file]]);
      expect(requests.late()).toEqual(left);
    }
  });

  test('start nothing again where there is nothing to open, or the end cut short what was under way', async () => {
    let fail = (_error: AppError): void => {};
    const { requests, paths, begin } = serve(
      new Promise<ImportResult[]>((_resolve, reject) => {
        fail = reject;
      }),
    );
    begin();
    requests.add([file], '/');
    await vi.waitFor(() => expect(paths).toHaveLength(1));
    requests.stop();
    fail(new AppError('cancelled', 'It was cancelled.'));
    await requests.settled();
    expect(requests.late()).toBeNull();
    // Who asks for a window meanwhile gets that, too.
    requests.add([], '/');
    expect(requests.late()).toEqual([file]);

    const unknown = serve([]).requests;
    unknown.add(['missing.html'], '/');
    unknown.stop();
    expect(unknown.late()).toBeNull();
  });

  test('that were served are not left', async () => {
    const { requests, sent, begin } = serve([imported(null, 'failed')]);
    begin();
    requests.add([file], '/');
    requests.add([link], '/');
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    await requests.settled();
    requests.stop();
    expect(requests.late()).toBeNull();
    requests.add([], '/');
    expect(requests.late()).toEqual([]);
  });
});

test.each([undefined, null, 'text', { opened: 'a' }, { opened: [1], workingDirectory: '/' }, { opened: [] }])(
  'another process can send %j without harm',
  (data) => {
    expect(instanceMessageSchema.safeParse(data).success).toBe(false);
  },
);
