import { articleStates } from '#shared/model/article.ts';
import { colors } from '#shared/model/choices.ts';
import { counterIds, tickingClock } from './clock.ts';
import { articleOf, filePolicy, openLibrary, originalOf } from './library.ts';
import { articleBody, seeded } from './prose.ts';

const first =
  'The last|A quiet|Why the|How a|Inside the|Beyond the|The long|Before the|A second|After the|The hidden|Under the'.split(
    '|',
  );
const things =
  'ferry|harbour|orchard|night train|lamplighter|river bridge|village school|paper mill|weather station|canal|market|observatory|tide table|winter garden'.split(
    '|',
  );
const endings =
  'and the people who keep it|that nobody wanted|is worth another look|changes hands|at the edge of town|in a dry summer|learned to wait|after forty years|and its quiet defenders: what a season of floods has taught a small town'.split(
    '|',
  );
const sites = [
  'The Guardian',
  'Reuters',
  'harbourtimes.example',
  'London Review of Books',
  'The Northern Quarterly of Rivers and Canals',
  null,
];

/** The title of an article of that library, by its number from 0 on; each is another one. */
export function titleOf(number: number): string {
  const pick = (list: readonly string[], step: number) => list[Math.floor(number / step) % list.length];
  const size = first.length * things.length * endings.length;
  const again = number < size ? '' : ` (${Math.floor(number / size) + 1})`;
  return `${pick(first, 1)} ${pick(things, first.length)} ${pick(endings, first.length * things.length)}${again}`;
}

/**
 * A library of many short articles, the first of them saved last: from several sites and years, half of them read to
 * some point, a few with marks. `mixed` puts them into every state; else all wait in the inbox.
 */
export async function makeManyArticles(folder: string, count: number, mixed: boolean): Promise<void> {
  const policy = filePolicy({ now: tickingClock() });
  const newId = counterIds(500);
  const { library, notes } = await openLibrary(folder, policy, newId);
  const bodies = Array.from({ length: 8 }, (_, at) => articleBody(120 + at * 20, at + 1));
  const random = seeded(7);
  const latest = Date.UTC(2026, 10, 27);
  for (let number = 0; number < count; number += 1) {
    const html = bodies[number % bodies.length] as string;
    const furthest = random() < 0.5 ? 0 : Math.round(random() * 100) / 100;
    const article = articleOf(newId(), html, {
      title: titleOf(number),
      site: sites[number % sites.length] ?? null,
      saved: new Date(latest - number * 3_600_000).toISOString(),
      published: new Date(latest - Math.floor(random() * 1500) * 86_400_000).toISOString().slice(0, 10),
      words: 150 + Math.floor(random() * 4000),
      tags: number % 5 === 0 ? ['river'] : [],
      favourite: number % 11 === 3,
      progress: {
        furthest,
        last: furthest,
        at: furthest > 0 ? new Date(latest - number * 1_000_000).toISOString() : null,
      },
      state: mixed && number % 3 !== 0 ? (articleStates[number % articleStates.length] ?? 'inbox') : 'inbox',
    });
    await library.add(article, originalOf(article, html));
    if (number % 7 !== 0 || number > 200) continue;
    const passages = Array.from({ length: (number % 4) + 1 }, (_, at) => ({ start: at * 30, end: at * 30 + 20 }));
    await notes.createMany(
      article.id,
      passages.map((passage, at) => ({
        passage: { ...passage, content: article.content },
        color: colors[at] ?? 'yellow',
      })),
    );
  }
}
