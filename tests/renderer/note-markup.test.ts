import { describe, expect, it } from 'vitest';
import { hashtagsOf } from '#shared/model/hashtags.ts';
import { fieldTags, parseTags, tagsAfter, withHashtags } from '#shared/model/note-tags.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import {
  completions,
  linksAfter,
  linkTo,
  placeOf,
  shortened,
  unlinked,
  withTag,
} from '../../src-renderer/features/margin-notes/note-markup.ts';

describe('tags', () => {
  it('are words after a hash, and nothing that only looks like it', () => {
    expect(hashtagsOf('A #denial, and #Ölpreis/2026 (#sea-wall).')).toEqual(['denial', 'Ölpreis/2026', 'sea-wall']);
    const body =
      '# Heading\n## Another\nissue #1 of a#b \\#escaped `#code` [x](https://a.example/#part) https://a.example/x#y\n```\n#include\n```';
    expect(hashtagsOf(body)).toEqual([]);
  });

  it('in the text and in the field are one list, each once', () => {
    expect(withHashtags(parseTags('North, #korea'), 'Again #north and #denial')).toEqual(['North', 'korea', 'denial']);
    expect(withHashtags(['a'], `#${'b'.repeat(100)} #${'c'.repeat(101)}`)).toEqual(['a', 'b'.repeat(100)]);
    expect(parseTags(' , a,,#a, ')).toEqual(['a']);
  });

  it('that go from the text go from the note, because the field never held them', () => {
    const note = { body: 'See #denial', tags: ['korea', 'Denial'] };
    expect(fieldTags(note)).toEqual(['korea']);
    expect(tagsAfter(note, 'See')).toEqual(['korea']);
    expect(tagsAfter(note, 'See #Sea')).toEqual(['korea', 'Sea']);
  });

  it('in use finish the one that is typed last', () => {
    const inUse = ['denial', 'Denmark', 'korea'];
    expect(completions('korea, den', inUse)).toEqual(['denial', 'Denmark']);
    expect(completions('denial, DEN', inUse)).toEqual(['Denmark']);
    expect(completions('korea, ', inUse)).toEqual([]);
    expect(withTag('korea, den', 'denial')).toBe('korea, denial, ');
    expect(withTag('den', 'denial')).toBe('denial, ');
  });
});

describe('links', () => {
  const link = (id: string) => `[words](postil://article/A#${id})`;

  it('follow the text: what comes into it is added, what goes from it goes', () => {
    const before = { body: `x ${link('N1')}`, links: [{ to: 'N1', article: 'A', relation: 'supports' }] };
    expect(linksAfter(before, `${link('N1')} ${link('N2')} ${link('N2')}`, new Map([['N2', 'contradicts']]))).toEqual([
      { to: 'N1', article: 'A', relation: 'supports' },
      { to: 'N2', article: 'A', relation: 'contradicts' },
    ]);
    expect(linksAfter(before, 'x')).toEqual([]);
  });

  it('that never stood in the text stay until they are removed by hand', () => {
    const links = [{ to: 'N9', relation: 'answers', later: true }];
    expect(linksAfter({ body: '', links }, 'new text')).toEqual(links);
  });

  it('that are removed by hand leave their words', () => {
    const body = `a ${linkTo('brackets [in] it', 'A', 'N1')} and postil://article/A#N1 and ${link('N2')}`;
    expect(unlinked(body, 'N1')).toBe(`a brackets [in] it and  and ${link('N2')}`);
  });

  it('lead inside Postil only when the whole address does', () => {
    expect(placeOf('postil://article/A1#N1')).toEqual({ articleId: 'A1', noteId: 'N1' });
    expect(placeOf('postil://article/A1')).toEqual({ articleId: 'A1', noteId: null });
    expect(placeOf('https://a.example/?postil://article/A1')).toBeNull();
    expect(placeOf('postil://article/A1/../x')).toBeNull();
  });
});

describe('a note in one line', () => {
  it('is its plain words', () => {
    expect(plainLine('# Title\n\n- one **two** [three](https://x.example)\n> `four`')).toBe('Title one two three four');
    expect(plainLine('_So_ snake_case \\*stays\\*, __truly__')).toBe('So snake_case *stays*, truly');
  });

  it('is cut at a word', () => {
    expect(shortened('Nine councillors voted for it, four against', 20)).toBe('Nine councillors…');
    expect(shortened('short', 20)).toBe('short');
  });
});
