// Longer than 300 lines: all that a store promises, of one kind of record.
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Journal } from '#core/storage/journal.ts';
import type { Migrations } from '#core/storage/json-adapter.ts';
import { JsonStore } from '#core/storage/json-store.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';

const listSchema = z.looseObject({ format: z.literal(3), items: z.array(z.string()) });
type List = z.infer<typeof listSchema>;

/** Format 1 was `{names: 'a b'}`, format 2 `{names: ['a', 'b']}`. */
const migrations: Migrations = {
  1: (data) => ({ ...data, names: String(data.names).split(' ') }),
  2: ({ names, ...rest }) => ({ ...rest, items: names }),
};

function open(path: string, policy = filePolicy()) {
  const options = { path, schema: listSchema, format: 3, migrations, files: policy };
  return { policy, store: new JsonStore<List>(options, () => ({ format: 3, items: [] })) };
}

const add = (store: JsonStore<List>, item: string) => store.update(({ items }) => items.push(item));
const onDisk = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

describe('changes', () => {
  test('are on disk when they are acknowledged, in the order in which they were asked for', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    const { store } = open(path);
    const lengths = await Promise.all(Array.from({ length: 25 }, (_, i) => add(store, String(i))));
    expect(lengths).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    const wanted = { format: 3, items: Array.from({ length: 25 }, (_, i) => String(i)) };
    expect(await onDisk(path)).toEqual(wanted);
    expect(await open(path).store.read()).toEqual(wanted);
  });

  test('that throw change nothing, and the next goes on', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    const { store } = open(path);
    await add(store, 'a');
    const failing = store.update((list) => {
      list.items.push('half');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await add(store, 'b');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['a', 'b'] });
  });

  test('that the disk refuses are not seen by readers either', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'sub', 'list.json');
    await mkdir(join(folder, 'sub'));
    const { store } = open(path);
    await add(store, 'a');
    await rm(join(folder, 'sub'), { recursive: true });
    await expect(add(store, 'b')).rejects.toMatchObject({ code: 'disk' });
    expect((await store.read()).items).toEqual(['a']);
    await mkdir(join(folder, 'sub'));
    await add(store, 'c');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['a', 'c'] });
  });

  test('from two stores on one file, one after the other, all stay', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }), async (turns) => {
        await rm(path, { force: true });
        const stores = [open(path).store, open(path).store] as const;
        for (const [index, second] of turns.entries()) await add(stores[second ? 1 : 0], String(index));
        expect((await stores[0].read()).items).toEqual(turns.map((_, index) => String(index)));
      }),
      { numRuns: 15 },
    );
  });

  test('leave what the reader was given before as it was', async () => {
    const { store } = open(join(await temporaryFolder(), 'list.json'));
    await add(store, 'a');
    const before = await store.read();
    await add(store, 'b');
    expect(before.items).toEqual(['a']);
  });

  test('keep keys that this Postil does not know', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    await writeFile(path, JSON.stringify({ format: 3, items: ['a'], colour: { of: 'later' } }));
    await add(open(path).store, 'b');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['a', 'b'], colour: { of: 'later' } });
  });

  test('that another program made are read, also when size and second are the same', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    const { store } = open(path);
    await add(store, 'mine');
    await writeFile(path, (await readFile(path, 'utf8')).replace('mine', 'hers'));
    await utimes(path, new Date(), new Date(Date.now() + 5));
    expect((await store.read()).items).toEqual(['hers']);
    await add(store, 'more');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['hers', 'more'] });
  });
});

describe('a file that is gone', () => {
  test('is no deletion: what is known stays and is written with the next change', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    const { store, policy } = open(path);
    await add(store, 'a');
    await rm(path);
    expect((await store.read()).items).toEqual(['a']);
    await add(store, 'b');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['a', 'b'] });
    expect(policy.damages).toEqual([]);
  });

  test('and was never there gives fresh data and makes no file', async () => {
    const folder = await temporaryFolder();
    expect(await open(join(folder, 'list.json')).store.read()).toEqual({ format: 3, items: [] });
    expect(await readdir(folder)).toEqual([]);
  });
});

const whole = JSON.stringify({ format: 3, items: ['a', 'b'] });
const damaged: Record<string, string | Uint8Array> = {
  empty: '',
  'white space': ' \n\t',
  null: 'null',
  false: 'false',
  zero: '0',
  'an empty string': '""',
  'an array': '[]',
  truncated: whole.slice(0, -5),
  'truncated inside a string': whole.slice(0, 24),
  'two documents': `${whole}\n${whole}`,
  'conflict markers': `<<<<<<< ours\n${whole}\n=======\n${whole}\n>>>>>>> theirs\n`,
  'zero bytes': new Uint8Array(512),
  'zero bytes at the end': `${whole}\0\0\0\0`,
  'wrong types': '{"format":3,"items":"a"}',
  'a missing key': '{"format":3}',
  'a format that is a word': '{"format":"three","items":[]}',
  'no format': '{"items":[]}',
  'a format before the first': '{"format":0,"items":[]}',
  'half a format': '{"format":1.5,"items":[]}',
  'bytes that are no UTF-8': Buffer.concat([
    Buffer.from('{"format":3,"items":["'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"]}'),
  ]),
  'UTF-16': Buffer.from(whole, 'utf16le'),
  HTML: '<html><body>Sign in to continue</body></html>',
  'a trailing comma': '{"format":3,"items":["a",]}',
};

describe('a damaged file', () => {
  test.each(Object.keys(damaged))(
    '(%s) is set aside byte for byte, reported once, and new data goes to a new file',
    async (kind) => {
      const folder = await temporaryFolder();
      const path = join(folder, 'list.json');
      const bytes = Buffer.from(damaged[kind] ?? '');
      await writeFile(path, bytes);
      const { store, policy } = open(path);
      expect((await store.read()).items).toEqual([]);
      await add(store, 'new');
      await store.read();
      const aside = (await readdir(folder)).find((name) => name.startsWith('list.json.damaged-')) ?? '';
      expect(aside).toMatch(/^list\.json\.damaged-2026-01-02T030405\.000Z$/);
      expect((await readFile(join(folder, aside))).equals(bytes)).toBe(true);
      expect(policy.damages).toEqual([{ path, aside: join(folder, aside), reason: expect.stringMatching(/./) }]);
      expect(await onDisk(path)).toEqual({ format: 3, items: ['new'] });
    },
  );

  test('found under a running store loses nothing of what the store knew', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    const { store, policy } = open(path);
    await add(store, 'a');
    await writeFile(path, '{');
    await add(store, 'b');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['a', 'b'] });
    expect(policy.damages).toHaveLength(1);
  });

  test('never takes the place of one set aside before, even in the same instant', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'list.json');
    const { store, policy } = open(path, filePolicy({ now: () => new Date(0) }));
    for (const text of ['{1', '{2', '{3']) {
      await writeFile(path, text);
      await store.read();
    }
    const kept = await Promise.all(policy.damages.map(({ aside }) => readFile(aside ?? '', 'utf8')));
    expect(kept).toEqual(['{1', '{2', '{3']);
  });

  test('is left where it is when the library is only read, and nothing can be written', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'list.json');
    await writeFile(path, '{');
    const before = await snapshot(folder);
    const { store, policy } = open(path, filePolicy({ readOnly: true }));
    expect((await store.read()).items).toEqual([]);
    await store.read();
    await expect(add(store, 'x')).rejects.toThrow('opened for reading');
    expect(await snapshot(folder)).toEqual(before);
    expect(policy.damages).toEqual([{ path, aside: null, reason: expect.any(String) }]);
  });
});

describe('other formats', () => {
  test('a byte order mark is no damage', async () => {
    const path = join(await temporaryFolder(), 'list.json');
    await writeFile(path, `\ufeff${whole}`);
    const { store, policy } = open(path);
    expect((await store.read()).items).toEqual(['a', 'b']);
    expect(policy.damages).toEqual([]);
  });

  test('a later one is refused and left alone, however often it is asked for', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'list.json');
    await writeFile(path, '{"format":4,"things":["a"]}');
    const before = await snapshot(folder);
    const { store, policy } = open(path);
    await expect(store.read()).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('list.json'),
    });
    await expect(add(store, 'x')).rejects.toMatchObject({ code: 'unsupported' });
    expect(await snapshot(folder)).toEqual(before);
    expect(policy.damages).toEqual([]);
  });

  test.each([
    [1, { format: 1, names: 'a b', mood: 'kept' }],
    [2, { format: 2, names: ['a', 'b'], mood: 'kept' }],
  ])('an earlier one (%i) is lifted, and its bytes are kept', async (format, data) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'list.json');
    const bytes = `${JSON.stringify(data)}  \n`;
    await writeFile(path, bytes);
    const { store, policy } = open(path);
    expect(await store.read()).toEqual({ format: 3, items: ['a', 'b'], mood: 'kept' });
    await add(store, 'c');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['a', 'b', 'c'], mood: 'kept' });
    expect(await readFile(`${path}.format-${format}.backup`, 'utf8')).toBe(bytes);
    expect(policy.damages).toEqual([]);
  });

  test('an earlier one is read without a trace when the library is only read', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'list.json'), '{"format":1,"names":"a b"}');
    const before = await snapshot(folder);
    const { store } = open(join(folder, 'list.json'), filePolicy({ readOnly: true }));
    expect((await store.read()).items).toEqual(['a', 'b']);
    expect(await snapshot(folder)).toEqual(before);
  });
});

describe('what a file lacks that another program replaced', () => {
  const recorded = { key: 'list', part: (_file: List, next: List) => next };
  const merge = (mine: List, theirs: List): List => ({
    ...theirs,
    items: [...new Set([...mine.items, ...theirs.items])].sort(),
  });

  async function replaced(name: string) {
    const folder = await temporaryFolder();
    const path = join(folder, name);
    const journal = new Journal(join(folder, 'journal.jsonl'), filePolicy(), () => undefined);
    const files = { ...filePolicy(), journal };
    const store = new JsonStore<List>({ path, schema: listSchema, format: 3, files, merge, recorded }, () => ({
      format: 3,
      items: [],
    }));
    await writeFile(path, JSON.stringify({ format: 3, items: ['mine'] }));
    await store.read();
    await writeFile(path, JSON.stringify({ format: 3, items: ['theirs'] }));
    expect((await store.read()).items).toEqual(['mine', 'theirs']);
    return { path, store, journal };
  }

  const left = (journal: Journal) => journal.left().then((entries) => entries.map(({ data }) => (data as List).items));

  test('waits in the journal for the next start where the disk refuses it to the end', async () => {
    // What is written beside it first would have a name that no file system takes.
    const { path, journal } = await replaced(`${'x'.repeat(240)}.json`);
    expect(await onDisk(path)).toEqual({ format: 3, items: ['theirs'] });
    await journal.close(true);
    expect(await left(journal)).toEqual([['mine', 'theirs']]);
  });

  test('is brought at once where it takes it, or by that program, and nothing of it is left in the journal then', async () => {
    const { path, journal } = await replaced('list.json');
    expect(await onDisk(path)).toEqual({ format: 3, items: ['mine', 'theirs'] });
    await journal.close(true);
    expect(await left(journal)).toEqual([]);
    const other = await replaced(`${'x'.repeat(240)}.json`);
    await writeFile(other.path, JSON.stringify({ format: 3, items: ['mine', 'theirs', 'third'] }));
    expect((await other.store.read()).items).toEqual(['mine', 'theirs', 'third']);
    await other.journal.close(true);
    expect(await left(other.journal)).toEqual([]);
  });
});
