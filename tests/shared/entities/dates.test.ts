import { describe, expect, it } from 'vitest';
import { findDates } from '#shared/entities/dates/find-dates.ts';
import { timeline } from '#shared/entities/dates/timeline.ts';
import { recognise } from '#shared/entities/recognise.ts';
import { readMarkedDates, scoreDates } from '../../support/marked-dates.ts';
import { knowledge } from './knowledge-fixture.ts';

/** "Tuesday|2022-11-08" for each date of a text that is published on Tuesday, 8 November 2022. */
function dates(text: string, published: string | null = '2022-11-08'): string[] {
  return findDates(text, published).map((date) => `${date.text}|${date.iso ?? '?'}`);
}

describe('dates of news sentences', () => {
  it('agree with a careful reader on the sentences that the grammar was built with', () => {
    const { f1, rightOfAll, faults } = scoreDates(readMarkedDates('develop'), findDates);
    expect(f1, faults.join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(rightOfAll, faults.join('\n')).toBeGreaterThanOrEqual(0.99);
  });

  it('agree with a careful reader on sentences that it was not tuned on', () => {
    const { f1, rightOfAll } = scoreDates(readMarkedDates('unseen'), findDates);
    expect(f1).toBeGreaterThanOrEqual(0.99);
    expect(rightOfAll).toBeGreaterThanOrEqual(0.97);
  });
});

describe('the side of the publication day', () => {
  it.each([
    ['Police said on Friday that nobody was hurt.', 'Friday|2022-11-04'],
    ['The court will rule on Friday.', 'Friday|2022-11-11'],
    ['On Friday the court is due to rule.', 'Friday|2022-11-11'],
    ['They agreed to meet on Friday.', 'Friday|2022-11-11'],
    ['On a wet Friday evening, the first boat to leave Leith in ten years slipped out.', 'Friday evening|2022-11-04'],
    ['On Friday, the first mayor to face a vote lost it.', 'Friday|2022-11-04'],
    ['On Friday the talks in Rome are set to begin.', 'Friday|2022-11-11'],
    ['The talks were adjourned until Friday.', 'Friday|2022-11-11'],
    ['The minister, who resigned on Friday, will be tried.', 'Friday|2022-11-04'],
    ['The bank would open again in March, he said.', 'March|2023-03'],
    ['The bank opened in March.', 'March|2022-03'],
    ['Voters chose a new parliament on Tuesday.', 'Tuesday|2022-11-08'],
    ['She said last Tuesday that it was over.', 'last Tuesday|2022-11-01'],
    ['The law takes effect on 1 January.', '1 January|2023-01-01'],
    ['The rate will rise in January next year.', 'January next year|2023-01'],
    ['He was jailed in May last year.', 'May last year|2021-05'],
    ['The March vote was close.', 'March|2022-03'],
    ['They meet again on Friday week.', 'Friday week|2022-11-18'],
    ['It closed at 1 p.m. (1800 GMT) Friday.', '1 p.m. (1800 GMT) Friday|2022-11-04'],
    ['The wall fell in the third century B.C.', 'third century B.C.|-0299/-0200'],
    ['The plan should be ready by year-end.', 'year-end|2022'],
    ['It snowed in mid-to-late December.', 'mid-to-late December|2021-12'],
    ['He ran in the winter of 2010-11.', 'winter of 2010-11|2010-12/2011-02'],
    ['It won by a point on Sunday.', 'Sunday|2022-11-06'],
    ['It won’t open on Sunday.', 'Sunday|2022-11-13'],
    ['Profit for the year ended 31 March was flat.', 'year ended 31 March|2021-04-01/2022-03-31'],
    ['Profit for the quarter ended Sept. 24 was flat.', 'quarter ended Sept. 24|2022-06-25/2022-09-24'],
    ['In the nine months to September it lost money.', 'nine months to September|2022-01/2022-09'],
    ['Spain to sell bonds on Friday.', 'Friday|2022-11-11'],
    ['She flew to Spain to sell bonds on Friday.', 'Friday|2022-11-04'],
    ['Violations of the truce announced by Russia on 29 December worry him.', '29 December|2021-12-29'],
    ['They vote on the first Monday in December.', 'first Monday in December|2022-12-05'],
    ['By March of ’68 the market had fallen.', 'March of ’68|1968-03'],
    ['Jobs were lost between January & March.', 'January & March|2022-01/2022-03'],
    ['The vote is next Thursday.', 'next Thursday|2022-11-10'],
    ['It rained over the weekend.', 'weekend|2022-11-05/2022-11-06'],
    ['Snow will fall over the weekend.', 'weekend|2022-11-12/2022-11-13'],
    ['The bridge will never be ready in two years.', 'two years|2024'],
    ['It is not expected to open in two months.', 'two months|2023-01'],
    ['The firm has never made a profit but plans to go public in two years.', 'two years|2024'],
    ['No date has been set for the next vote, due in two weeks.', 'two weeks|2022-W47'],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual([expected]);
  });
});

describe('what is no date', () => {
  it.each([
    'He may march to the august house in the spring of hope.',
    'Mrs May said that May would decide. By May nobody believed Mr March.',
    'The Sunday Times and the Mail on Sunday wrote of Black Friday and Sheffield Wednesday.',
    'It cost $2022, weighed 1999 tonnes and drew 2010 people to Room 1901.',
    'They meet every Tuesday, on Fridays, and are open Monday to Friday.',
    'He ran for three days, aged 45, and the 30-year-old won in two hours.',
    'The result is 2-1 and the ratio 3/4; version 10.12.3 runs at 192.168.10.12.',
    'His second half was better than his third quarter, when he scored 12 points.',
    'Call 555-2014-99 or visit http://example.org/2022/index.html now.',
    'Brook, who has never lost a council vote in thirty years, says she will stand again.',
    '“We have never seen ice like this in thirty years,” she said.',
    'The family has never been able to sell the house in 20 years.',
    'The council has not seen such a plan in two decades.',
    'The port hasn’t had a price plan in ten years.',
    'There has been no vote planned at the port in thirty years.',
  ])('%s', (text) => {
    expect(dates(text)).toEqual([]);
  });
});

describe('without a publication date', () => {
  it('resolves what is absolute and invents nothing', () => {
    const text =
      'On Tuesday, last week, in May and in the third quarter of 2019, as on 8 Nov. 2022, he slept. Two days later he woke.';
    expect(dates(text, null)).toEqual([
      'Tuesday|?',
      'last week|?',
      'May|?',
      'third quarter of 2019|2019-07-01/2019-09-30',
      '8 Nov. 2022|2022-11-08',
      'Two days later|2022-11-10',
    ]);
  });

  it.each(['', 'yesterday', '2022-13-01', '2022-02-30', '8 November 2022'])('takes %j for none', (published) => {
    expect(dates('He left on Tuesday.', published)).toEqual(['Tuesday|?']);
  });

  it('takes the day of a time', () => {
    expect(dates('He left on Tuesday.', '2022-11-08T23:30:00Z')).toEqual(['Tuesday|2022-11-08']);
  });
});

describe('dates among names', () => {
  const read = (text: string) => recognise({ text, published: '2022-11-08', language: 'en' }, knowledge);

  it('are entities by their value, under every form that the text has', () => {
    const { entities } = read(
      'It began on Tuesday, Nov. 8, 2022. By Tuesday night it had cost $1.2 billion, some 1.2 billion dollars.',
    );
    const kinds = entities.filter(({ type }) => type === 'date' || type === 'amount');
    expect(kinds).toEqual([
      {
        id: 'date:2022-11-08',
        name: '2022-11-08',
        type: 'date',
        aliases: ['Tuesday, Nov. 8, 2022', 'Tuesday night'],
        count: 2,
      },
      { id: 'amount:usd-1200000000', name: '$1.2 billion', type: 'amount', aliases: ['1.2 billion dollars'], count: 2 },
    ]);
  });

  it('give way to a name', () => {
    const { mentions, dates: found } = read('The leader of the May 68 Movement met Theresa May in Paris on 3 May.');
    expect(found.map(({ text }) => text)).toEqual(['3 May']);
    for (const [index, { start }] of mentions.entries())
      expect(start).toBeGreaterThanOrEqual(mentions[index - 1]?.end ?? 0);
  });

  it('are not looked for in other languages', () => {
    const text = 'Er kam am 3. Mai 2021 nach Berlin.';
    expect(recognise({ text, published: '2022-11-08', language: 'de' }, knowledge).dates).toEqual([]);
  });
});

describe('the timeline', () => {
  it('puts dated sentences in the order of time, each with its own span', () => {
    const text =
      'The war began on Feb. 24. “We left in 2014,” she said. Nobody slept.\nOn Tuesday, after talks in March, Mr. Li flew home.';
    const points = timeline(
      { dates: findDates(text, '2022-11-08') as { start: number; end: number; text: string; iso: string }[] },
      text,
    );
    expect(points.map(({ start, end, ...point }) => ({ ...point, sentence: text.slice(start, end) }))).toEqual([
      { iso: '2014', from: '2014-01-01', to: '2014-12-31', sentence: '“We left in 2014,” she said.' },
      { iso: '2022-02-24', from: '2022-02-24', to: '2022-02-24', sentence: 'The war began on Feb. 24.' },
      {
        iso: '2022-03',
        from: '2022-03-01',
        to: '2022-03-31',
        sentence: 'On Tuesday, after talks in March, Mr. Li flew home.',
      },
      {
        iso: '2022-11-08',
        from: '2022-11-08',
        to: '2022-11-08',
        sentence: 'On Tuesday, after talks in March, Mr. Li flew home.',
      },
    ]);
  });

  it('shows of a list without a full stop what stands around each date, in whole words', () => {
    const days = Array.from({ length: 200 }, (_, i) => `Harbour ${i} opened on 3 May ${1700 + i}`);
    const text = `${days.join(' and ')}.`;
    const points = timeline(
      { dates: findDates(text, null) as { start: number; end: number; iso: string }[] } as never,
      text,
    );
    expect(points).toHaveLength(200);
    for (const [i, { start, end, iso }] of points.entries()) {
      expect(iso).toBe(`${1700 + i}-05-03`);
      expect(end - start).toBeLessThan(700);
      expect(text.slice(start, end)).toContain(`Harbour ${i} opened on 3 May ${1700 + i}`);
      expect(text.slice(start - 1, start)).toMatch(/^\s?$/);
      expect(text.slice(end, end + 1)).toMatch(/^\s?$/);
    }
    const one = timeline(
      { dates: [{ start: 2001, end: 2005, text: '2001', iso: '2001' }] } as never,
      `${'😀'.repeat(1000)}é2001${'😀'.repeat(1000)}`,
    );
    expect(
      one[0] && `${'😀'.repeat(1000)}é2001${'😀'.repeat(1000)}`.slice(one[0].start, one[0].end).isWellFormed(),
    ).toBe(true);
  });

  it.each([
    ['“I slept badly, and I would do it again tomorrow,” Okafor said.', 0],
    ['“We’d open the pier tomorrow if the ice held,” Brook said.', 0],
    ['I would sail again next year.', 0],
    ['“We will open the pier tomorrow,” Brook said.', 1],
    ['“They told us we would sail tomorrow,” Brook said.', 1],
    ['Brook said the pier would open tomorrow.', 1],
    ['“In May 2021 we would skate there every day,” Brook said.', 1],
    ['“I would wait,” Brook said, “but the pier opens tomorrow.”', 1],
    ['I would like to announce that the pier opens tomorrow.', 1],
    ['“I would stress that the vote is next Tuesday,” Brook said.', 1],
    ['“I would remind you that the court sits next week,” Brook said.', 1],
    ['“I would note the deadline expires next Friday,” Brook said.', 1],
    ['“I’d say we open tomorrow,” Brook said.', 1],
    ['“We’d booked the hall for tomorrow,” Brook said.', 1],
    ['“We’d just taken tickets for next week,” Brook said.', 1],
    ['“I’d want it done by tomorrow,” Brook said.', 0],
    ['“I’d read it again tomorrow,” Brook said.', 0],
    ['“I’d speed it up next week,” Brook said.', 0],
    ['“I would love to see you at the old pier tomorrow,” Brook said.', 0],
  ])('has no event of what somebody would do: %s', (text, count) => {
    const found = findDates(text, '2022-11-08').flatMap(({ iso, ...span }) => (iso === null ? [] : [{ ...span, iso }]));
    expect(found).toHaveLength(1);
    expect(timeline({ dates: found }, text)).toHaveLength(count);
  });

  it('is empty where nothing is dated', () => {
    expect(timeline({ dates: [] }, 'Nobody slept.')).toEqual([]);
  });
});
