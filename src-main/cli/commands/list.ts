import type { Command } from 'commander';
import { searchLibrary } from '#core/search/search.ts';
import type { Article } from '#shared/model/article.ts';
import { withApp } from '../open-app.ts';
import {
  type CommonOptions,
  complain,
  formatDay,
  oneLine,
  withCommonOptions,
  writeJson,
  writeLine,
} from '../output.ts';

export function addListCommand(program: Command, version: string): void {
  withCommonOptions(program.command('list'))
    .description('List the articles, newest first; with a query, those that hold all its words.')
    .argument('[query...]', 'words and "phrases"')
    .option('--trash', 'list what is in the trash instead')
    .action((query: string[], options: CommonOptions & { trash?: boolean }) =>
      withApp(options, 'read', version, async ({ library, notes }) => {
        const wanted = query.join(' ').trim();
        const hits = wanted === '' ? null : await searchLibrary(library, notes, wanted, Infinity);
        const found = hits && new Set(hits.map((hit) => hit.articleId));
        const articles = (await library.list()).filter(
          ({ id, deleted }) => (deleted !== null) === (options.trash ?? false) && (found === null || found.has(id)),
        );
        for (const article of articles) {
          if (options.json) await writeJson(article);
          else await writeLine(await row(article, await notes.count(article.id)));
        }
        if (articles.length === 0 && !options.json && !options.quiet) complain('No articles.');
      }),
    );
}

async function row(article: Article, marks: number): Promise<string> {
  const { id, title, site, published, saved } = article;
  const facts = [formatDay(published ?? saved), site, marks === 0 ? '' : marks === 1 ? '1 mark' : `${marks} marks`];
  return `${id}  ${oneLine(title, 72)}\n${' '.repeat(28)}${facts.filter(Boolean).join(' · ')}`;
}
