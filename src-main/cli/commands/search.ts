import type { Command } from 'commander';
import { oneLine } from '#core/one-line.ts';
import { problemMessage } from '#core/search/search.ts';
import { AppError } from '#shared/api/errors.ts';
import { shortIds } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

export function addSearchCommand(program: Command, version: string): void {
  withCommonOptions(program.command('search'))
    .description('Find articles, notes and highlights.')
    .argument(
      '<query...>',
      'words, "phrases", begin*, -not, OR, ( ), and fields such as tag:, site:, author:, entity:, before:',
    )
    .option('--limit <n>', 'at most so many', '50')
    .action((query: string[], options: CommonOptions & { limit: string }) =>
      withApp(options, 'read', version, async ({ library, search }) => {
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1) {
          throw new AppError('invalid-input', `--limit ${options.limit} is no number of results.`);
        }
        const wanted = query.join(' ');
        const { hits, isPartial, meant, problem, notice } = await search.query({ query: wanted, limit, typing: false });
        if (problem !== null) throw new AppError('invalid-input', problemMessage(wanted, problem));
        if (notice !== null && !options.quiet) complain(notice.message);
        if (isPartial && !options.quiet) complain('Nothing has all of these words; these have some.');
        if (options.json) {
          for (const { kind, articleId, noteId, title, score, snippets } of hits) {
            const pieces = snippets.map(({ text, ranges }) => ({ text, ranges }));
            await writeJson({ kind, articleId, ...(noteId !== null && { noteId }), title, score, snippets: pieces });
          }
          return;
        }
        const shorten = shortIds(library.ids());
        for (const { articleId, noteId, title, snippets } of hits) {
          const kind = noteId === null ? '' : `  note ${noteId}`;
          await writeLine(`${shorten(articleId)}  ${oneLine(title, 72)}${kind}`);
          for (const { text } of snippets) await writeLine(`    … ${oneLine(text, 160)} …`);
        }
        if (hits.length === 0 && !options.quiet)
          complain(`Nothing was found.${meant === null ? '' : ` Did you mean: ${meant}`}`);
      }),
    );
}
