import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportFormatNames } from '#shared/exporting/export-formats.ts';
import { importPage, makeNearWorld } from './postil.ts';

describe('postil export in other forms', () => {
  const world = makeNearWorld();
  const { postil } = world;
  const title = 'harbour-town-votes-to-let-the-sea-back-in';
  let article = '';

  test('tells the formats', async () => {
    article = await importPage(world);
    await postil(['note', 'add', article, '--quote', 'a salt marsh', '--body', 'Worth it?', '--tag', 'sea']);
    const { out } = await postil(['export', '--help']);
    for (const format of exportFormatNames) expect(out).toMatch(new RegExp(`^  ${format}\\s`, 'm'));
  });

  test('writes each format twice, and the second time nothing', async () => {
    for (const format of ['obsidian', 'logseq', 'html', 'json', 'jsonld', 'csv', 'bibtex', 'csl', 'ris', 'digest']) {
      const out = join(world.folder, format);
      const first = await postil(['export', '--all', '--format', format, '--out', out, '--json']);
      expect({ format, errors: first.errors, status: first.lines.map(({ status }) => status) }).toEqual({
        format,
        errors: '',
        status: ['written'],
      });
      const again = await postil(['export', '--all', '--format', format, '--out', out, '--json']);
      expect(again.lines).toEqual([{ ...first.lines[0], status: 'unchanged' }]);
      await postil(['note', 'add', article, '--quote', 'the tea urn', '--body', `For ${format}.`, '--quiet']);
      const changed = await postil(['export', '--all', '--format', format, '--out', out, '--json']);
      const isOfSources = ['bibtex', 'csl', 'ris'].includes(format);
      expect(changed.lines).toEqual([{ ...first.lines[0], status: isOfSources ? 'unchanged' : 'written' }]);
      expect(await readdir(out)).toHaveLength(1);
    }
  }, 120_000);

  test('never writes over a table of somebody else', async () => {
    const out = join(world.folder, 'csv');
    await writeFile(join(out, 'postil-csv.csv'), 'my,own,table\r\n');
    const { status, errors } = await postil(['export', '--all', '--format', 'csv', '--out', out]);
    expect({ status, said: errors.includes('is another file') }).toEqual({ status: 1, said: true });
    expect(await readFile(join(out, 'postil-csv.csv'), 'utf8')).toBe('my,own,table\r\n');
  });

  test('of one article is called by it, and each of the same title has its own', async () => {
    const out = join(world.folder, 'one');
    const page = join(world.folder, 'same.txt');
    await writeFile(
      page,
      'A quiet shore\n\nThe gulls were the first to hear of it, and they told the rest of the bay.\n',
    );
    const first = await importPage(world, page);
    await writeFile(page, 'A quiet shore\n\nNobody else had come down to the water in a week of rain and of wind.\n');
    const second = await importPage(world, page);
    // A table that has no row yet is of nobody.
    for (const id of [first, second]) await postil(['export', id, '--format', 'csv', '--out', out, '--quiet']);
    expect(await readdir(out)).toEqual(['a-quiet-shore.csv']);
    for (const format of ['csv', 'bibtex', 'csl', 'ris']) {
      for (const id of [first, second]) {
        await postil(['note', 'add', id, '--body', `On ${id}`, '--quiet']);
        await postil(['export', id, '--format', format, '--out', out, '--quiet']);
        const again = await postil(['export', id, '--format', format, '--out', out, '--json']);
        expect(again.lines).toMatchObject([{ status: 'unchanged' }]);
      }
    }
    const end = second.slice(-8).toLowerCase();
    const names = ['csv', 'bib', 'csl.json', 'ris'].map((ending) => `a-quiet-shore.${ending}`);
    const others = [`a-quiet-shore-${end}.csv`, `a-quiet-shore-${end}.bib`, `a-quiet-shore-${end}.ris`];
    expect(await readdir(out)).toEqual(expect.arrayContaining([...names, ...others, `a-quiet-shore.csl-${end}.json`]));
    await postil(['note', 'add', second, '--body', 'More', '--quiet']);
    await postil(['export', second, '--format', 'csv', '--out', out, '--quiet']);
    expect(await readdir(out)).toHaveLength(8);
    // The name of a table whose rows are gone is free for the one that has it, and for nobody who has a file.
    const plain = await readFile(join(out, 'a-quiet-shore.csv'), 'utf8');
    await writeFile(join(out, 'a-quiet-shore.csv'), `${plain.slice(0, plain.indexOf('\n') + 1)}`);
    await postil(['export', second, '--format', 'csv', '--out', out, '--quiet']);
    await postil(['export', first, '--format', 'csv', '--out', out, '--quiet']);
    expect(await readFile(join(out, 'a-quiet-shore.csv'), 'utf8')).toContain(`\n${first},`);
    expect(await readdir(out)).toHaveLength(8);
  }, 120_000);

  test('--by makes a digest, and says so of what is none', async () => {
    const digest = await postil(['export', '--all', '--by', 'tag', '--out', '-']);
    expect(digest).toMatchObject({ status: 0, out: expect.stringContaining('# Highlights by tag\n') });
    const out = join(world.folder, 'by');
    const saved = await postil(['export', '--all', '--by', 'color', '--out', out, '--json']);
    expect(saved.lines).toMatchObject([{ status: 'written', path: join(out, 'postil-digest-by-color.md') }]);
    const template = join(world.folder, 'own.liquid');
    const none = join(world.folder, 'by-none');
    await writeFile(template, '{{ article.title }}');
    for (const wrong of [
      ['--format', 'markdown'],
      ['--format', 'entities-csv'],
      ['--sync'],
      ['--template', template],
    ]) {
      const { status, errors } = await postil(['export', '--all', '--by', 'tag', ...wrong, '--out', none]);
      expect({ wrong, status }).toEqual({ wrong, status: 2 });
      expect(errors).toContain('--by groups a digest');
    }
    expect(await readdir(none).catch(() => [])).toEqual([]);
    await writeFile(template, '{%- # each: digest -%}{{ by }}');
    expect((await postil(['export', '--all', '--by', 'date', '--template', template, '--out', '-'])).out).toBe('date');
  });

  test('takes a template of one’s own, and says where it is wrong before anything is written', async () => {
    const template = join(world.folder, 'mine.liquid');
    const out = join(world.folder, 'mine');
    await writeFile(template, 'one\n{{ article.titel }}');
    const wrong = await postil(['export', article, '--template', template, '--out', out]);
    expect(wrong.errors).toContain('line 2, column 4');
    expect(wrong.status).not.toBe(0);
    await writeFile(template, '{% if %}');
    const broken = await postil(['export', article, '--template', template, '--out', out]);
    expect(broken.errors).toContain('line 1');
    const page = join(world.folder, 'quiet.txt');
    await writeFile(
      page,
      'A quiet story\n\nNobody has marked a word of it so far, and it has a few of them to mark.\n',
    );
    const other = await importPage(world, page);
    await writeFile(template, '{% if article.highlights == 0 %}{{ article.titel }}{% endif %}');
    const late = await postil(['export', article, other, '--template', template, '--out', out]);
    expect(late.errors).toContain('article.titel');
    expect(await readdir(out).catch(() => [])).toEqual([]);
    await writeFile(template, '{{ article.all_tags | hashtags }} {{ article.id }}');
    const right = await postil(['export', article, '--template', template, '--out', '-']);
    expect(right.out).toBe(`#sea ${article}`);
  });

  test('gives entities as a table, and as linked notes to Obsidian', async () => {
    const table = await postil(['export', '--format', 'entities-csv', '--out', '-']);
    expect(table.out).toMatch(/^id,type,name,other names,articles,mentions\r\n.+\r\n/);
    const out = join(world.folder, 'vault');
    const { lines } = await postil(['export', '--all', '--format', 'obsidian', '--entities', '--out', out, '--json']);
    const files = await readdir(out);
    expect(files).toHaveLength(lines.length);
    const text = await readFile(join(out, `${title}.md`), 'utf8');
    const linked = [...text.matchAll(/^- \[\[([^|\]]+)\|/gm)].map(([, file]) => `${file}.md`);
    expect(linked.length).toBeGreaterThan(1);
    for (const file of linked) {
      expect(files).toContain(file);
      expect(await readFile(join(out, file), 'utf8')).toContain(`[[${title}|`);
    }
    expect(
      (await postil(['export', '--all', '--format', 'obsidian', '--entities', '--out', out, '--json'])).lines.every(
        ({ status }) => status === 'unchanged',
      ),
    ).toBe(true);
  }, 120_000);

  test('lists saved lists as OPML without naming articles', async () => {
    const { out, status } = await postil(['export', '--format', 'opml', '--out', '-']);
    expect(status).toBe(0);
    expect(out).toContain('<opml version="2.0">');
    expect((await postil(['export', article, '--format', 'opml', '--out', '-'])).status).toBe(2);
  });
});
