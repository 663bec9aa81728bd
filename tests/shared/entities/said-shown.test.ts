import { expect, test } from 'vitest';
import { cueWords, spokenWords, verbWords } from '#shared/entities/said/shown.ts';

test('a quotation is shown without the comma that led on to its speaker', () => {
  expect(spokenWords('“I was wrong to wait,”')).toBe('“I was wrong to wait”');
  expect(spokenWords('‘No, never,’')).toBe('‘No, never’');
  expect(spokenWords('“One, two.”')).toBe('“One, two.”');
  expect(spokenWords('the talks, if any, failed')).toBe('the talks, if any, failed');
});

test('“according to” tells that somebody said it', () => {
  expect([verbWords('According'), verbWords('denied')]).toEqual(['said', 'denied']);
});

test('a statement that its verb turns round is shown with what leads on to it', () => {
  expect(cueWords({ verb: 'denied', lead: 'denied that' })).toBe('denied that');
  expect(cueWords({ verb: 'According', lead: null })).toBe('said');
  expect(cueWords({ verb: null, lead: null })).toBeNull();
});
