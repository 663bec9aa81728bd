import { describe, expect, it } from 'vitest';
import { commands, findCommand } from '#shared/commands/catalogue.ts';
import { synonyms as german } from '#shared/messages/de/synonyms.ts';
import { de } from '#shared/messages/de.ts';
import { synonyms as english, type Synonyms } from '#shared/messages/en/synonyms.ts';
import { en } from '#shared/messages/en.ts';
import { namedSo } from '../../src-renderer/features/command-palette/named-so.ts';

const inEnglish = (query: string) =>
  namedSo(
    commands.map(({ id }) => ({ id, label: en.commands[id] })),
    query,
    'en',
  ).map(({ id }) => id);
const inGerman = (query: string) =>
  namedSo(
    commands.map(({ id }) => ({ id, label: de.commands[id] })),
    query,
    'de',
  ).map(({ id }) => id);

describe('a command is found', () => {
  it.each([
    ['dark', 'view.theme'],
    ['night', 'view.theme'],
    ['zoom', 'view.larger'],
    ['zoom out', 'view.smaller'],
    ['font', 'view.reading'],
    ['bigger', 'view.larger'],
    ['print', 'file.print'],
    ['pdf', 'file.pdf'],
    ['delete', 'article.trash'],
    ['bin', 'article.trash'],
    ['star', 'article.favourite'],
    ['prefer', 'view.settings'],
    ['shortcut', 'help.keys'],
    ['help', 'help.guide'],
    ['backup', 'file.backup'],
    ['sync', 'file.folder'],
    ['comment', 'mark.note'],
  ])('by %j', (query, id) => expect(inEnglish(query)).toContain(id));

  it.each([
    ['dunkel', 'view.theme'],
    ['nacht', 'view.theme'],
    ['zoom', 'view.larger'],
    ['schriftart', 'view.reading'],
    ['löschen', 'article.trash'],
    ['stern', 'article.favourite'],
    ['optionen', 'view.settings'],
    ['hilfe', 'help.guide'],
    ['backup', 'file.backup'],
  ])('in German by %j', (query, id) => expect(inGerman(query)).toContain(id));

  it('in German by words that do not begin others', () => {
    expect(inGerman('link')).toContain('article.source');
    expect(inGerman('link')).not.toContain('view.library');
    for (const query of ['spalte', 'panel']) {
      expect(inGerman(query)).toEqual(expect.arrayContaining(['view.library', 'view.sidebar']));
    }
  });

  it('in a language that nobody speaks by the words of English', () => {
    const found = namedSo([{ id: 'view.theme', label: en.commands['view.theme'] }], 'dark', 'en-XA');
    expect(found.map(({ id }) => id)).toEqual(['view.theme']);
  });

  it('by its title before any by other words, so that Enter means what is written', () => {
    expect(inEnglish('delete')[0]).toBe('mark.delete');
    expect(inEnglish('print')[0]).toBe('file.print');
    expect(inEnglish('find')[0]).toBe('find.open');
  });

  it('by the beginning of another word, and not by its middle or one letter', () => {
    expect(inEnglish('dar')).toContain('view.theme');
    expect(inEnglish('zoom larg')).toEqual(['view.larger']);
    for (const query of ['ark', 'z']) expect(inEnglish(query)).not.toContain('view.theme');
    expect(inEnglish('no such command')).toEqual([]);
    expect(inEnglish('')).toEqual(commands.map(({ id }) => id));
  });
});

it('a language that has other words of some commands only does not compile', () => {
  // @ts-expect-error: the others are missing.
  const some: Synonyms = { 'file.open': english['file.open'] };
  expect(some).not.toEqual(english);
});

it('other words are none that the title has already, and both languages have them of the same commands', () => {
  expect(Object.keys(german)).toEqual(Object.keys(english));
  for (const [id, words] of Object.entries(english)) {
    expect(findCommand(id)).toBeDefined();
    const title = en.commands[id as keyof typeof english].toLowerCase().split(/[^\p{L}]+/u);
    expect(words.split(' ').filter((word) => title.includes(word))).toEqual([]);
  }
});
