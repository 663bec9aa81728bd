import type { Command } from 'commander';
import { eachOf } from '#core/library/several.ts';
import { oneLine } from '#core/one-line.ts';
import { AppError } from '#shared/api/errors.ts';
import { counted, formatDay, shortIds, table } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { complainOf } from './tag.ts';

const moving = {
  put: { what: 'Move articles to the trash, where they stay for 90 days.', done: 'in the trash' },
  restore: { what: 'Bring articles back from the trash, with their notes.', done: 'restored' },
} as const;

export function addTrashCommand(program: Command, version: string): void {
  const command = program.command('trash').description('Articles that were thrown away.');

  withCommonOptions(command.command('list'))
    .description('What is in the trash, the last thrown away first.')
    .action((options: CommonOptions) =>
      withApp(options, 'read', version, async ({ trash, library }) => {
        const articles = await trash.list();
        if (options.json) {
          for (const article of articles) await writeJson(article);
          return;
        }
        const shorten = shortIds(library.ids());
        const rows = articles.map(({ id, deleted, title }) => [shorten(id), formatDay(deleted), oneLine(title, 64)]);
        for (const line of table(rows, 1)) await writeLine(line);
        if (articles.length === 0 && !options.quiet) complain('The trash is empty.');
      }),
    );

  for (const verb of ['put', 'restore'] as const) {
    const { what, done } = moving[verb];
    withCommonOptions(command.command(verb))
      .description(what)
      .argument('<id...>', 'the articles, or the beginnings of their ids')
      .action((given: string[], options: CommonOptions) =>
        withApp(options, 'write', version, async ({ library, near, publish }) => {
          const items = given.map((id) => ({ id: library.resolveId(id) }));
          const changed = new Set<string>();
          const { failed } = await eachOf(items, async ({ id }) => {
            const ids = verb === 'put' ? [(await library.trash(id)).id] : await near.restore(id);
            for (const each of ids) changed.add(each);
            const { title, deleted } = await library.get(id);
            if (options.json) await writeJson({ id, deleted });
            else if (!options.quiet) await writeLine(`${done}  ${id}  ${oneLine(title, 64)}`);
          });
          publish({ type: 'articles-changed', ids: [...changed] });
          complainOf(failed);
        }),
      );
  }

  withCommonOptions(command.command('empty'))
    .description('Remove everything in the trash for good, with its notes; without --yes it only says what would go.')
    .option('--yes', 'do it: nothing brings them back')
    .action((options: CommonOptions & { yes?: boolean }) =>
      withApp(options, options.yes ? 'write' : 'read', version, async ({ trash }) => {
        const articles = await trash.list();
        if (!options.yes && articles.length > 0) {
          const many = counted(articles.length, 'article');
          throw new AppError(
            'invalid-input',
            `${many} would go for good, with their notes. Nothing was removed; --yes does it.`,
          );
        }
        const { removed, failed } = await trash.remove(articles.map(({ id }) => id));
        if (options.json) await writeJson({ removed, failed });
        else if (!options.quiet) await writeLine(`removed  ${counted(removed, 'article')}`);
        complainOf(failed);
      }),
    );
}
