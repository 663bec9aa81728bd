import type { Command } from 'commander';
import { oneLine } from '#core/one-line.ts';
import { counted, formatDay, shortIds, table } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

export function addListCommand(program: Command, version: string): void {
  withCommonOptions(program.command('list'))
    .description('List the articles, newest first; with a query, those that it finds.')
    .argument('[query...]', 'as for `search`')
    .option('--trash', 'list what is in the trash instead')
    .action((query: string[], options: CommonOptions & { trash?: boolean }) =>
      withApp(options, 'read', version, async ({ library, notes, search }) => {
        const wanted = query.join(' ').trim();
        const found = wanted === '' ? library.ids() : await search.articles(wanted);
        const articles = (await library.list(found)).filter(
          ({ deleted }) => (deleted !== null) === (options.trash ?? false),
        );
        if (options.json) {
          for (const article of articles) await writeJson(article);
          return;
        }
        const shorten = shortIds(library.ids());
        const rows: string[][] = [];
        for (const { id, title, byline, site, saved } of articles) {
          const marks = await notes.count(id);
          const from = oneLine(site ?? byline ?? '', 24);
          const noted = marks === 0 ? '' : counted(marks, 'mark');
          rows.push([shorten(id), formatDay(saved), oneLine(title, 64), from, noted]);
        }
        for (const line of table(rows, 1)) await writeLine(line);
        if (articles.length === 0 && !options.quiet)
          complain(wanted === '' ? 'No articles.' : 'No article holds that.');
      }),
    );
}
