import type { App } from '#core/app.ts';
import type { Choice } from '#core/importing/again.ts';
import { said } from '#core/said.ts';
import type { ChosenPart } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import type { Calls } from './calls.ts';

type PartCall =
  | 'articles.restoreVersion'
  | 'articles.diff'
  | 'articles.extractAgain'
  | 'articles.page'
  | 'articles.chooseBody'
  | 'articles.removeBlock'
  | 'articles.wholePage';

/** Calls that make another text of an article's kept original, and that tell its texts apart. */
export function partCalls(
  { library, importer, siteRules, comparer, publish }: App,
  changedArticle: <T>(id: string, change: Promise<T>) => Promise<T>,
): Pick<Calls, PartCall> {
  async function choose(
    { id, source, remember }: { id: string; source?: string | undefined; remember: boolean },
    choice: Choice,
  ): Promise<ChosenPart> {
    const { article, ruled } = await changedArticle(id, importer.choose(id, choice, source));
    const { lasting, host } = ruled;
    const isLasting = lasting.whole || lasting.body !== null || lasting.remove.length > 0;
    const offered = host === null || !isLasting ? null : { host, ...lasting };
    if (!remember || offered === null) return { article, rule: null, previous: null, lasting: offered };
    const saved = await siteRules.merge(offered.host, lasting);
    publish({ type: 'rules-changed' });
    return { article, ...saved, lasting: offered };
  }

  /** The lines of the reading text that a passage touches, whole. */
  async function linesOf(id: string, passage: { start: number; end: number; content: string }): Promise<string[]> {
    const { text, content } = await library.body(id);
    if (content !== passage.content) {
      throw new AppError('conflict', said().library.changedSinceRemoval);
    }
    const { start, end } = passage;
    if (start >= end || end > text.length) {
      throw new AppError('invalid-input', said().library.noPassage(start, end));
    }
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const to = text.indexOf('\n', end - 1);
    return text.slice(from, to < 0 ? text.length : to).split('\n');
  }

  async function earlier(id: string, content: string): Promise<{ replaced: string; html: string }> {
    const { version, html } = await library.version(id, content);
    return { replaced: version.replaced, html };
  }

  /** The body of another article, as long as it is this one. */
  async function bodyNow(id: string, content: string): Promise<{ replaced: string; html: string }> {
    const [article, body] = [await library.get(id), await library.body(id)];
    if (body.content === content) return { replaced: article.saved, html: body.html };
    throw new AppError('conflict', said().library.otherText(article.title));
  }

  return {
    'articles.restoreVersion': ({ id, content }) => changedArticle(id, importer.restoreVersion(id, content)),
    'articles.diff': async ({ id, from, to, of }) => {
      const { replaced, html: before } = of === undefined ? await earlier(id, from) : await bodyNow(of, from);
      const present = await library.body(id);
      const isPresent = to === undefined || to === present.content;
      const { html: after } = isPresent ? present : await library.version(id, to);
      const lines = await comparer.compare({ before, after });
      return { from: { content: from, replaced }, lines };
    },
    'articles.extractAgain': ({ id, ...options }) => changedArticle(id, importer.extractAgain(id, options)),
    'articles.page': ({ id }) => importer.outline(id),
    'articles.chooseBody': ({ block, ...rest }) => choose(rest, { how: 'body', block }),
    'articles.removeBlock': async (input) => {
      if ('block' in input) return choose(input, { how: 'remove', block: input.block });
      return choose(input, { how: 'remove', lines: await linesOf(input.id, input.passage) });
    },
    'articles.wholePage': (input) => choose(input, { how: 'whole' }),
  };
}
