import { describe, expect, test } from 'vitest';
import { conflictBlock, hasConflict } from '#shared/syncing/conflict-block.ts';
import { mergeBody, mergeTags } from '#shared/syncing/merge-note.ts';
import { mergeText } from '#shared/syncing/merge-text.ts';

const base = ['# Title', '', '> One', '', 'facts one', '', '> Two', '', 'facts two', ''].join('\n');

describe('a file that a person writes in', () => {
  test('both may put something into the same place; a section of one’s own comes last', () => {
    const theirs = `${base}\n> Three\n\nfacts three\n`;
    expect(mergeText(base, `${base}\nA remark.\n`, theirs)).toBe(`${base}\nA remark.\n\n> Three\n\nfacts three\n`);
    expect(mergeText(base, `${base}\n## Mine\n`, theirs)).toBe(`${base}\n> Three\n\nfacts three\n\n## Mine\n`);
  });

  test('what stands right beside a changed line is no conflict', () => {
    const mine = base.replace('facts one', 'facts one\nA remark.');
    expect(mergeText(base, mine, base.replace('facts one', '#tag facts one'))).toContain('#tag facts one\nA remark.\n');
  });

  test('what was taken away stays away, also where it changed or something came beside it', () => {
    const mine = base.replace('> One\n\nfacts one\n\n', '');
    const theirs = base.replace('> One\n\nfacts one', '> One!\n\nfacts one!\n\n> New');
    expect(mergeText(base, mine, base.replace('> One', '> One!'))).toBe(mine);
    expect(mergeText(base, mine, theirs)).toContain('> Two');
  });

  test('where both changed the same line both are shown, in Markdown that reads well', () => {
    const merged = mergeText(base, base.replace('> One', '> Mine'), base.replace('> One', '> Theirs'));
    expect(hasConflict(merged)).toBe(true);
    expect(merged).toMatch(/\*In this file:\*\n\n> Mine\n\n\*In Postil:\*\n\n> Theirs\n/);
    expect(hasConflict(base)).toBe(false);
    expect(
      conflictBlock(['  moved in'], ['  other'])
        .filter((line) => line !== '')
        .every((line) => /^ {2}/.test(line)),
    ).toBe(true);
  });

  test('of an unknown past nothing goes: what differs is shown twice, what one alone has stays', () => {
    const mine = `${base.replace('> Two', '> Two, said by hand')}\nMine.\n`;
    const merged = mergeText(null, mine, base.replace('# Title', '# Title\n\n> Zero'));
    for (const words of ['> Zero', '> Two, said by hand', '> Two\n', 'Mine.']) expect(merged).toContain(words);
  });
});

describe('a note that two sides changed', () => {
  test('is merged by lines, then by words, and disputed where the same words differ', () => {
    const both = (before: string, after: string, now: string) => mergeBody({ before, after }, now);
    expect(both('a\n\nb', 'A\n\nb', 'a\n\nB')).toBe('A\n\nB');
    expect(both('teh sea is calm', 'the sea is calm', 'teh sea is calm today')).toBe('the sea is calm today');
    expect(both('the sea is calm', 'the sea is rough', 'the sea is wild')).toBe(null);
    expect(both('the sea is calm', 'the sea', 'the sea is calmer')).toBe(null);
    expect(both('same', 'other', 'other')).toBe('other');
  });

  test('keeps the tags of both', () => {
    expect(mergeTags(['two words', 'salt', 'new here'], { added: ['new', 'salt'], removed: ['two-words'] })).toEqual([
      'salt',
      'new here',
      'new',
    ]);
  });
});
