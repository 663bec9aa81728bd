import { describe, expect, it, test } from 'vitest';
import { commands } from '#shared/commands/catalogue.ts';
import { entityActions } from '#shared/commands/entity-keys.ts';
import type { Entity } from '#shared/model/entity.ts';
import { arrangeEntities, otherNames } from '../../src-renderer/features/entities/arrange-entities.ts';
import {
  actionOf,
  actionsFor,
  isForAll,
  narrowScope,
  wordsOf,
} from '../../src-renderer/features/entities/correcting.ts';
import { barsOf } from '../../src-renderer/features/entities/months.ts';

const entity = (type: Entity['type'], name: string, rest: Partial<Entity> = {}): Entity => ({
  id: `${type}:${name}`,
  type,
  name,
  aliases: [],
  count: 1,
  ...rest,
});
const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

test('names beside a name are those that say more than its capitals or its apostrophe', () => {
  const london = entity('place', 'London', { aliases: ['LONDON', 'the City'] });
  expect(otherNames(london)).toEqual(['the City']);
  expect(otherNames(entity('person', 'Anne O’Hara', { aliases: ["Anne O'Hara", 'O’Hara', "O'Hara"] }))).toEqual([
    'O’Hara',
  ]);
});

describe('groups of the sidebar', () => {
  it('stand in their order, each as it was sorted, and empty ones are left out', () => {
    const groups = arrangeEntities(
      [entity('date', 'Tuesday'), entity('place', 'Oslo'), entity('person', 'A'), entity('place', 'Bergen')],
      '',
    );
    expect(groups.map(({ title, entities }) => [title, entities.map(({ name }) => name)])).toEqual([
      ['People', ['A']],
      ['Places', ['Oslo', 'Bergen']],
      ['Dates', ['Tuesday']],
    ]);
  });

  it('keep what may be wrong apart', () => {
    const groups = arrangeEntities([entity('person', 'A', { possible: true }), entity('person', 'B')], '');
    expect(groups.map(({ key, entities }) => [key, entities[0]?.name])).toEqual([
      ['person', 'B'],
      ['possible', 'A'],
    ]);
  });

  it('fold long dates, and open them for one who looks for words', () => {
    const dates = Array.from({ length: 9 }, (_, i) => entity('date', `${i + 1} May`));
    expect(arrangeEntities(dates, '')[0]?.folds).toBe(true);
    expect(arrangeEntities(dates, 'may')[0]?.folds).toBe(false);
  });

  it('are narrowed by names, other names and roles, whatever the accents', () => {
    const all = [entity('person', 'Zoë Kirby', { aliases: ['Kirby'], roles: ['mayor'] }), entity('place', 'Kirkby')];
    expect(arrangeEntities(all, 'zoe mayor').flatMap(({ entities }) => entities)).toEqual([all[0]]);
    expect(arrangeEntities(all, 'nobody')).toEqual([]);
  });
});

test('no key of an entity is a key of the window', () => {
  const taken: string[] = commands.flatMap(({ keys }) => [...keys]);
  for (const { keys } of entityActions) expect(taken).not.toContain(keys);
  expect(new Set(entityActions.map(({ keys }) => keys)).size).toBe(entityActions.length);
});

test('a key gives its action, and none with Ctrl', () => {
  expect(actionOf(press('r'))).toBe('rename');
  expect(actionOf(press('G', { shiftKey: true }))).toBe('ignore');
  expect(actionOf(press('g'))).toBe('ignore-here');
  expect(actionOf(press('r', { ctrlKey: true }))).toBe(null);
  expect(actionOf(press('q'))).toBe(null);
});

test('what cannot be done is not offered', () => {
  expect(actionsFor({ type: 'person', aliases: [] }, 'a')).not.toContain('split');
  expect(actionsFor({ type: 'person', aliases: ['B'] }, 'a')).toContain('split');
  expect(actionsFor({ type: 'person', aliases: [] }, null)).not.toContain('ignore-here');
  expect(actionsFor({ type: 'date', aliases: ['B'] }, 'a')).toEqual(['retype', 'ignore-here', 'ignore']);
});

test('a correction can be made for the article it was met in, or those that the entity is bound to', () => {
  expect(narrowScope({ scope: null }, 'a')).toEqual(['a']);
  expect(narrowScope({ scope: ['b', 'c'] }, null)).toEqual(['b', 'c']);
  expect(narrowScope({ scope: null }, null)).toBe(null);
});

test('a surname alone is a correction of one article unless the person says otherwise', () => {
  const kirby = { type: 'person', name: 'John Kirby', aliases: ['Kirby'], scope: null } as const;
  expect(isForAll(kirby, 'rename', 'J. Kirby')).toBe(true);
  expect(isForAll(kirby, 'alias', 'Kirby')).toBe(false);
  expect(isForAll(kirby, 'alias', 'Admiral John Kirby')).toBe(true);
  expect(isForAll(kirby, 'split', '')).toBe(false);
  expect(isForAll({ ...kirby, aliases: ['John F. Kirby'] }, 'split', '')).toBe(true);
  expect(isForAll({ ...kirby, scope: ['a'] }, 'rename', 'J. Kirby')).toBe(false);
});

test('what was said of an entity is told in words', () => {
  const kirby = { type: 'person', name: 'Kirby' } as const;
  expect(wordsOf({ kind: 'rename', entity: kirby, to: ' J. Kirby ', articles: ['a'] })).toEqual({
    label: 'rename “Kirby”',
    done: '“Kirby” is “J. Kirby” now in one article',
  });
  expect(wordsOf({ kind: 'retype', entity: kirby, to: 'organisation' }).done).toBe('“Kirby” is an organisation now');
  expect(wordsOf({ kind: 'ignore', entity: kirby }).done).toBe('“Kirby” is ignored everywhere');
});

describe('articles by time', () => {
  it('are by month, with those between', () => {
    const bars = barsOf([
      { month: '2022-11', articles: 2 },
      { month: '2023-01', articles: 1 },
    ]);
    expect(bars).toEqual([
      { label: '2022-11', articles: 2 },
      { label: '2022-12', articles: 0 },
      { label: '2023-01', articles: 1 },
    ]);
  });

  it('are by year over three years or more', () => {
    const bars = barsOf([
      { month: '2019-11', articles: 2 },
      { month: '2019-12', articles: 1 },
      { month: '2022-11', articles: 1 },
    ]);
    expect(bars.map(({ label, articles }) => `${label} ${articles}`)).toEqual(['2019 3', '2020 0', '2021 0', '2022 1']);
  });

  it('leave out what has no month', () => {
    expect(barsOf([{ month: '', articles: 1 }])).toEqual([]);
  });
});
