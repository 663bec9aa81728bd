import { describe, expect, it } from 'vitest';
import { findQuotations } from '#shared/entities/said/find-quotations.ts';
import { toldOnce } from '#shared/entities/said/ledger.ts';
import { parseAnnotatedText } from '../../../src-main/training/annotated-text.ts';
import { annotatedEntities } from '../../support/said-score.ts';
import { passages } from './said-passages.ts';

function read(passage: string) {
  const article = parseAnnotatedText(`title: T\npublished: 2024-05-07\ngenre: wire\n---\nT\n\n${passage}\n`);
  const quotations = findQuotations({ text: article.text, dates: [], ...annotatedEntities(article) });
  const given = quotations.map(
    ({ kind, speaker, verb, text }) => `${kind} ${speaker?.entity ?? '-'} ${verb ?? '-'} | ${text}`,
  );
  const wanted = article.quotes.map(
    ({ kind, speaker, verb, start, end }) =>
      `${kind} ${speaker ?? '-'} ${verb ?? '-'} | ${article.text.slice(start, end)}`,
  );
  return { given, wanted, quotations, text: article.text };
}

const brook = '[[Ada Brook|person ada-brook]]';
const vale = '[[Jon Vale|person jon-vale]]';

describe('what is shown of a quotation', () => {
  it('a role as the text puts it, with the body it speaks for', () => {
    const { quotations, text } = read('A spokesman for [[Orbel Foods|organisation orbel]] said the plan was sound.');
    const { speaker } = quotations[0] ?? {};
    expect(speaker?.name).toBe('A spokesman for Orbel Foods');
    expect(text.slice(speaker?.start, speaker?.end)).toBe(speaker?.name);
    expect(speaker?.entity).toBe('orbel');
  });

  it('a role of a body without a name has no entity', () => {
    const { quotations } = read(
      'The deputy director of the military foreign affairs office denied that arms were sold.',
    );
    expect(quotations[0]?.speaker).toMatchObject({
      name: 'The deputy director of the military foreign affairs office',
      entity: null,
    });
  });

  it('a pronoun with the name it stands for', () => {
    const { quotations, text } = read(`${brook} shut the pier. “It is too thin,” she said.`);
    const { speaker } = quotations[0] ?? {};
    expect(speaker).toMatchObject({ name: 'Ada Brook', entity: 'ada-brook' });
    expect(text.slice(speaker?.start, speaker?.end)).toBe('she');
  });

  it('an unsure speaker is nobody, with whom it may be beside it', () => {
    for (const passage of [
      `${vale} left early. ${brook} spoke of the ice, he said.`,
      `${brook} thanked voters “for their patience and for their trust”.`,
      `“Come in,” ${brook} said.\n\n“It is a cold day.”`,
      `${brook} spoke for an hour. ${vale} asked how it would be paid for. “Out of growth,” she replied.`,
      `${vale} was sentenced by Judge ${brook} in May. “You showed no mercy,” she told the man.`,
    ]) {
      const last = read(passage).quotations.at(-1);
      expect(last?.speaker).toBeNull();
      expect(last?.possible?.entity).toMatch(/^(?:ada-brook|jon-vale)$/);
    }
  });

  it('a headline is possibly of whoever says its words below', () => {
    const [headline, below] = read(
      `‘I wrote it on a bus’: a life in books\n\n“I wrote it on a bus, in the rain,” ${brook} said.`,
    ).quotations;
    expect(headline).toMatchObject({ speaker: null, possible: { entity: 'ada-brook' } });
    expect(below?.speaker?.entity).toBe('ada-brook');
  });

  it('a pronoun without anybody to stand for', () => {
    expect(read('“No,” he said.').quotations[0]).toMatchObject({ speaker: null, possible: null, verb: 'said' });
  });

  it('through whom it is known', () => {
    for (const passage of [
      `${brook} said the ice was thin, [[KCNA|organisation kcna]] reported.`,
      `“The ice is thin,” ${brook} said in a statement, according to [[KCNA|organisation kcna]].`,
      `${brook} was quoted by [[KCNA|organisation kcna]] as saying the ice was thin.`,
      `[[KCNA|organisation kcna]] quoted ${brook} as saying: “The ice is thin.”`,
    ]) {
      const { quotations } = read(passage);
      expect(quotations).toHaveLength(1);
      expect(quotations[0]).toMatchObject({ speaker: { entity: 'ada-brook' }, via: { entity: 'kcna' } });
    }
  });

  it('what is told of a report by the way is told of all', () => {
    for (const [told, who, verb] of [
      ['according to emails', 'emails', 'according'],
      ['[[KCNA|organisation kcna]] reported', 'KCNA', 'reported'],
    ]) {
      const whole = `${vale} knew of the crack two months before he said the ice was safe`;
      const { quotations } = read(`${whole}, ${told}.`);
      expect(quotations).toMatchObject([
        {
          speaker: { name: who },
          verb,
          via: null,
          text: 'Jon Vale knew of the crack two months before he said the ice was safe',
        },
        { speaker: { entity: 'jon-vale' }, verb: 'said', via: null, text: 'the ice was safe' },
      ]);
    }
  });

  it.each([
    ['said the ice was thin', 'said', 'said'],
    ['insisted the ice was thin', 'insisted', 'claimed'],
    ['has denied that the ice was thin', 'denied', 'denied'],
    ['warned that the ice was thin', 'warned', 'warned'],
    ['asked whether the ice was thin', 'asked', 'asked'],
    ['vowed to close the pier', 'vowed', 'promised'],
    ['admitted the ice was thin', 'admitted', 'admitted'],
    ['urged skaters to stay at home', 'urged', 'demanded'],
  ])('%s: the verb as it stands, and what it does', (said, verb, stance) => {
    expect(read(`${brook} ${said}.`).quotations).toMatchObject([{ verb, stance, speaker: { entity: 'ada-brook' } }]);
  });

  it.each([
    ['denied that the ice was thin', 'denied that', 'the ice was thin'],
    ['has denied closing the pier', 'denied', 'closing the pier'],
    [`called on ${vale} to resign over the pier`, 'called on Jon Vale', 'to resign over the pier'],
    [`accused ${vale} of selling the pier`, 'accused Jon Vale of', 'selling the pier'],
    ['told skaters to stay at home', 'told skaters', 'to stay at home'],
    ['asked whether the ice was thin', 'asked', 'whether the ice was thin'],
    ['said on Tuesday that the ice was thin', null, 'the ice was thin'],
    ['told skaters that the ice was thin', null, 'the ice was thin'],
  ])('%s: what leads on to it, where it would be taken for something else', (said, lead, words) => {
    expect(read(`${brook} ${said}.`).quotations).toMatchObject([
      { lead, text: words, speaker: { entity: 'ada-brook' } },
    ]);
  });

  it('nothing leads on to it where the verb stands behind, or with its speaker between', () => {
    expect(read(`The ice was thin, ${brook} warned.`).quotations).toMatchObject([{ verb: 'warned', lead: null }]);
    expect(read(`The firm was accused by ${brook} of selling the pier.`).quotations).toMatchObject([{ lead: null }]);
    expect(read(`${brook} denied the “sale of the pier” to him.`).quotations.at(-1)).toMatchObject({
      kind: 'direct',
      lead: null,
    });
  });

  it.each([
    ['Brook said on Tuesday that the pier closed in March.', ['on Tuesday', 'in March'], '2024-05-07'],
    ['The pier closed in March, Brook said on Tuesday.', ['in March', 'on Tuesday'], '2024-05-07'],
    ['On Tuesday, Brook said the pier closed in March.', ['On Tuesday', 'in March'], '2024-05-07'],
    ['Brook said the pier closed in March.', ['in March'], null],
    ['The pier closed in March, before Brook said it was safe.', ['in March'], null],
    ['Brook, who was elected in March, said the pier was safe.', ['in March'], null],
    ['Brook, who was elected in March, said on Tuesday the pier was safe.', ['in March', 'on Tuesday'], '2024-05-07'],
    ['On Tuesday, Brook, who was elected in March, said the pier was safe.', ['On Tuesday', 'in March'], '2024-05-07'],
    // Of a speaker in a relative clause, the date beside them.
    [
      'Tuesday’s letter rejected claims made in March by Brook who said ice was safe.',
      ['Tuesday', 'in March'],
      '2024-03',
    ],
    ['The pier closed in March, angering Brook, who said it was safe.', ['in March'], null],
    [
      'The pier closed in March, angering Brook, who said on Tuesday it was safe.',
      ['in March', 'on Tuesday'],
      '2024-05-07',
    ],
    ['On Tuesday the council sent a letter that denied the sale of the pier.', ['On Tuesday'], '2024-05-07'],
    // A day that belongs to another noun.
    ['After Tuesday’s storm, Brook said the pier was safe.', ['Tuesday'], null],
    ['Brook said of Tuesday’s storm that it was cruel.', ['Tuesday'], null],
    ['At Tuesday’s press briefing, Brook said the pier was safe.', ['Tuesday'], '2024-05-07'],
    ['Brook said at Tuesday’s hearing that the pier was safe.', ['Tuesday'], '2024-05-07'],
    ['Tuesday’s report said the pier was safe.', ['Tuesday'], '2024-05-07'],
  ])('the date beside the verb, not one of something else: %s', (text, words, iso) => {
    const day = (words: string) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, text: words, iso: /tuesday/i.test(words) ? '2024-05-07' : '2024-03' };
    };
    const start = text.indexOf('Brook');
    const mention = { start, end: start + 5, text: 'Brook', type: 'person', entity: 'brook' } as const;
    const entity = { id: 'brook', name: 'Brook', type: 'person', aliases: [], count: 1 } as const;
    const names =
      start < 0 ? { mentions: [], entities: [] } : { mentions: [mention], entities: [{ ...entity, aliases: [] }] };
    expect(findQuotations({ text, dates: words.map(day), ...names }).map(({ date }) => date)).toEqual([iso]);
  });

  it.each([
    [`“There is ice,” ${brook} said, “and it is thin.”`, ['“There is ice,”', '“and it is thin.”']],
    [`“There is ice,” ${brook} told the press in 1988, “and it is thin.”`, ['“There is ice,”', '“and it is thin.”']],
    [
      `They are old, they are brown, and they need, ${brook} said, “absolutely everything”.`,
      ['They are old, they are brown, and they need', '“absolutely everything”'],
    ],
    [`The ice will hold, ${brook} said, and nobody will drown.`, ['The ice will hold', 'and nobody will drown']],
    [`“There is ice,” ${brook} said. “And it is thin.”`, []],
    [`“There is ice,” ${brook} said, adding: “It is thin.”`, []],
    [`${brook} said “there is ice” and ${vale} said “it is thin”.`, []],
  ])('where a frame breaks it: %s', (passage, halves) => {
    const { quotations } = read(passage);
    const broken = quotations.filter(({ continues }) => continues !== undefined);
    const firsts = broken.map(({ continues }) => quotations.find(({ start }) => start === continues));
    expect([...firsts, ...broken].map((one) => one?.text)).toEqual(halves);
  });

  it('a report of which somebody tells in its own words: to the one the report, to the other the whole', () => {
    const told = `Council papers indicate that the ice is “as thin as paper,” ${vale} told reporters.`;
    const { quotations } = read(told);
    expect(toldOnce(quotations)).toMatchObject([
      {
        speaker: { entity: 'jon-vale' },
        kind: 'indirect',
        verb: 'told',
        text: 'Council papers indicate that the ice is “as thin as paper,”',
      },
      { speaker: { name: 'Council papers' }, via: { entity: 'jon-vale' }, text: 'the ice is “as thin as paper,”' },
    ]);
    const plain = `${brook} said the ice was “as thin as paper,” `;
    for (const end of ['she told reporters.', `${brook} told reporters.`, `according to ${vale}.`])
      expect(read(plain + end).quotations.map(({ text }) => text)).toEqual([
        'the ice was “as thin as paper,”',
        '“as thin as paper,”',
      ]);
  });

  it('a document, without the day that it is of', () => {
    const { quotations } = read('Tuesday’s report said the pier was safe.');
    expect(quotations[0]?.speaker?.name).toBe('report');
  });
});

describe('who said what', () => {
  it.each(Object.keys(passages))('%s', (name) => {
    const { given, wanted } = read(passages[name] ?? '');
    expect(given).toEqual(wanted);
  });
});
