import type { Entity, Mention, Quotation, Recognition } from '#shared/model/entity.ts';
import { text } from './text-sample.ts';

function entity(id: string, type: Entity['type'], name: string, changes: Partial<Entity> = {}): Entity {
  return { id, type, name, aliases: [], count: 1, ...changes };
}

export const entities: readonly Entity[] = [
  entity('vella', 'person', 'Carmela Vella', {
    aliases: ['Vella'],
    count: 2,
    roles: ['who has kept the lock since 1998'],
  }),
  entity('board', 'organisation', 'Harbour Board', { corrections: ['c1'] }),
  entity('works', 'organisation', 'Nordhaven Works', { possible: true }),
  entity('marsa', 'place', 'Marsa'),
  entity('gozo', 'place', 'Gozo', { possible: true }),
];

const names = ['Carmela Vella', 'Harbour Board', 'Vella', 'Nordhaven Works', 'Marsa', 'Gozo'];
const mentions: readonly Mention[] = names
  .flatMap((name) => {
    const named = entities.find((each) => each.name === name || each.aliases.includes(name));
    const start = name === 'Vella' ? text.lastIndexOf(name) : text.indexOf(name);
    return named === undefined
      ? []
      : [{ start, end: start + name.length, text: name, type: named.type, entity: named.id }];
  })
  .sort((a, b) => a.start - b.start);

function span(words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words };
}

const spoken = { lead: null, stance: null, possible: null, via: null, date: null };
const speaker = { start: 0, end: 0, name: 'Carmela Vella', entity: 'vella' };

const quotes: readonly Quotation[] = [
  { ...spoken, ...span('“Nobody drowned, and nobody was surprised,”'), kind: 'direct', speaker, verb: 'said' },
  { ...spoken, ...span('“The charts were wrong. The sea was not.”'), kind: 'direct', speaker, verb: null },
  {
    ...spoken,
    ...span('the warning had come late'),
    kind: 'indirect',
    speaker,
    verb: 'denied',
    lead: 'denied that',
    via: { ...speaker, name: 'Harbour News', entity: null },
    date: '2026-03-12',
  },
  {
    ...spoken,
    ...span('the damage at 2.4 million euros'),
    kind: 'indirect',
    speaker: null,
    verb: 'puts',
    possible: { ...speaker, name: 'Harbour Board', entity: 'board' },
  },
  { ...spoken, ...span('will look at the hinges on Monday'), kind: 'indirect', speaker: null, verb: null },
];

/** What is seen in the sample article. */
export const recognition: Recognition = {
  mentions: [...mentions],
  entities: [...entities],
  quotes: [...quotes],
  dates: [
    { ...span('Friday'), iso: '2026-03-13' },
    { ...span('1998'), iso: '1998' },
    { ...span('Monday'), iso: '2026-03-16' },
  ],
};
