import { bodyText } from '#core/importing/page/body-text.ts';
import { colors } from '#shared/model/choices.ts';
import { counterIds, tickingClock } from './clock.ts';
import { articleOf, filePolicy, openLibrary, originalOf } from './library.ts';
import { articleBody, passages } from './prose.ts';

/** The articles of that library. */
export const titles = { short: 'A short walk to the mill', long: 'The long history of the ferry' };

/** A library of a short article and of one of that many words with that many highlights; each `noted`-th has a note in words. */
export async function makeLongLibrary(folder: string, words: number, highlights: number, noted = 10): Promise<void> {
  const policy = filePolicy({ now: tickingClock() });
  const newId = counterIds(500);
  const { library, notes } = await openLibrary(folder, policy, newId);
  const short = articleBody(300, 1);
  const long = articleBody(words, 2);
  const walk = articleOf(newId(), short, { title: titles.short });
  await library.add(walk, originalOf(walk, short));
  const article = articleOf(newId(), long, { title: titles.long });
  await library.add(article, originalOf(article, long));
  await notes.createMany(
    article.id,
    passages(highlights, bodyText(long).length, 3).map(({ start, end }, at) => ({
      passage: { start, end, content: article.content },
      color: colors[at % colors.length] as (typeof colors)[number],
      body: at % noted === 0 ? 'The figure is older than the report says; compare the ledger.' : '',
    })),
  );
}
