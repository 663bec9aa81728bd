import type { Command } from 'commander';
import { oneLine } from '#core/one-line.ts';
import { AppError } from '#shared/api/errors.ts';
import { formatDay, shortIds } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

export function addRelatedCommand(program: Command, version: string): void {
  withCommonOptions(program.command('related'))
    .description('List the articles that have to do with one, the nearest first, with what they share.')
    .argument('<id>', 'an article, or the beginning of its id')
    .option('--limit <n>', 'at most so many', '5')
    .action((given: string, options: CommonOptions & { limit: string }) =>
      withApp(options, 'read', version, async ({ library, near }) => {
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1)
          throw new AppError('invalid-input', `--limit ${options.limit} is no number of articles.`);
        const related = await near.related(library.resolveId(given), limit);
        const shorten = shortIds(library.ids());
        for (const article of related) {
          if (options.json) {
            await writeJson(article);
            continue;
          }
          const { id, title, site, day, entities, words } = article;
          await writeLine(
            [shorten(id), oneLine(title, 64), oneLine(site, 24), formatDay(day)].filter(Boolean).join('  '),
          );
          const names = entities.map(({ name }) => name).join(', ');
          const told = [names, words.length > 0 && `words: ${words.join(', ')}`].filter(Boolean).join(' · ');
          await writeLine(`    ${told}`);
        }
        if (related.length === 0 && !options.quiet) complain('Nothing in the library is near it.');
      }),
    );
}
