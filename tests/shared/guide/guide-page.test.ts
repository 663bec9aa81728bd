import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type CommandId, commands, findCommand } from '#shared/commands/catalogue.ts';
import { bothKeys, fixedKeys } from '#shared/commands/fixed-keys.ts';
import { partsOf } from '#shared/commands/key-bindings.ts';
import {
  type GuidePage,
  guidePages,
  guidePart,
  plainGuide,
  readGuidePage,
  searchGuide,
} from '#shared/guide/guide-page.ts';
import { de } from '#shared/messages/de.ts';
import { en } from '#shared/messages/en.ts';

const folder = resolve(import.meta.dirname, '../../../resources/guide');
const titles = { en: (id: CommandId) => en.commands[id], de: (id: CommandId) => de.commands[id] };

function pagesOf(language: string): GuidePage[] {
  return guidePages.map((name) => readGuidePage(name, readFileSync(`${folder}/${language}/${name}.md`, 'utf8')));
}

const commandKeys = new Set<string>(commands.flatMap(({ keys }) => keys));
const fixed = fixedKeys.flatMap(({ keys }) => keys.flatMap(({ id }) => bothKeys(id)));
const all = (page: GuidePage) => page.sections.map(({ markdown }) => markdown).join('\n');
const named = (page: GuidePage) => [...all(page).matchAll(/\{([^{}\s]+)\}/g)].map((match) => match[1] as string);

test.each(['en', 'de'])('every page of the guide is there in %s, and no other', (language) => {
  expect(readdirSync(`${folder}/${language}`).sort()).toEqual(guidePages.map((name) => `${name}.md`).sort());
});

test.each(['en', 'de'])('commands and keys that pages name in %s exist', (language) => {
  for (const page of pagesOf(language)) {
    for (const name of named(page)) {
      const part = guidePart(name);
      expect(part, `${page.name}: {${name}}`).not.toBeNull();
      if (part?.kind === 'command') {
        expect(findCommand(part.id)?.keys, `${page.name}: ${name} has no key: {title:${name}}`).not.toEqual([]);
      }
      if (part?.kind === 'keys') {
        // What a person can change is named by its command.
        if (commandKeys.has(part.binding)) expect(fixed, page.name).toContain(part.binding);
        for (const key of partsOf(part.binding))
          expect(key, page.name).toMatch(
            /^(?:\$mod|Shift|Alt|Enter|Escape|Tab|Space|Home|End|Delete|F\d+|Arrow(?:Up|Down|Left|Right)|.)$/u,
          );
      }
    }
    // Braces that are no name would be shown as they are.
    expect(all(page).replaceAll(/\{[^{}\s]+\}/g, ''), page.name).not.toMatch(/[{}]/);
  }
});

test.each(['en', 'de'])('links of pages lead to pages in %s, and every page is led to', (language) => {
  const led = new Set<string>(['start']);
  for (const page of pagesOf(language)) {
    for (const [, target] of all(page).matchAll(/\]\(([^)]*)\)/g)) {
      expect(
        guidePages.map((name) => `${name}.md`),
        page.name,
      ).toContain(target);
      led.add((target as string).replace('.md', ''));
    }
  }
  expect([...led].sort()).toEqual([...guidePages].sort());
});

test('both languages say the same: as many sections, the same commands', () => {
  const [english, german] = [pagesOf('en'), pagesOf('de')];
  for (const [at, page] of english.entries()) {
    const other = german[at] as GuidePage;
    expect(other.sections.length, page.name).toBe(page.sections.length);
    expect(named(other).sort(), page.name).toEqual(named(page).sort());
  }
});

test('every command with a key of its own that is hard to guess is in the guide', () => {
  const known = new Set(
    pagesOf('en')
      .flatMap(named)
      .map((name) => name.replace(/^title:/, '')),
  );
  const missing = ['find', 'mark', 'note', 'aloud', 'file'].flatMap((group) =>
    Object.keys(en.commands).filter((id) => id.startsWith(`${group}.`) && !known.has(id)),
  );
  // Colours between the first and the last, what undoes a step forward, and the types of an entity go without saying.
  expect(
    missing.filter(
      (id) =>
        !/^mark\.(?:green|blue|pink|purple|orange|teal|person|organisation|place|event|work)$|^find\.previous$|^aloud\.stop$/.test(
          id,
        ),
    ),
  ).toEqual([]);
});

test('the search finds sections by all their words, headings first, and titles of commands', () => {
  const pages = pagesOf('en');
  const found = (query: string) =>
    searchGuide(pages, query, titles.en).map(({ page, section }) => `${page.name}: ${section.heading}`);
  expect(found('READ aloud')[0]).toBe('reading: Read aloud');
  expect(found('back up the library')).toContain('backup: Backup');
  expect(found('obsidian step')).toContain('exporting: A folder in step');
  expect(found('quinquereme')).toEqual([]);
  expect(found('  ')).toEqual([]);
});

test('a section reads as plain words where it is told in a line', () => {
  expect(plainGuide('- {mark.note} writes **a note**, see [Keys](keys.md); {title:file.backup}.', titles.en)).toBe(
    'writes a note , see Keys; Back up the library.',
  );
});
