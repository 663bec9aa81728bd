import type { Command } from 'commander';
import type { App } from '#core/app.ts';
import { renderLedger } from '#core/exporting/ledger-table.ts';
import { filterLedger, type LedgerArticle, ledgerOf } from '#shared/entities/said/ledger.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, write, writeJson } from '../output.ts';

interface SaidOptions extends CommonOptions {
  readonly person?: string;
  readonly topic?: string;
  readonly possible?: boolean;
}

export function addSaidCommand(program: Command, version: string): void {
  withCommonOptions(program.command('said'))
    .description('Who said what, by time: a Markdown table with its sources, or a line of JSON for each statement.')
    .argument('[id...]', 'these articles, or the beginnings of their ids; without one every article')
    .option('--person <name>', 'only what this one said: a name, or an id of `entity list`')
    .option('--topic <words>', 'only statements that have all these words')
    .option('--possible', 'with --person: also what they only may have said')
    .action((given: string[], options: SaidOptions) =>
      withApp(options, 'read', version, async (app) => {
        const ids = given.length > 0 ? given.map((id) => app.library.resolveId(id)) : await everyId(app);
        const { articles, libraryIds } = await read(app, ids);
        const { person = null, topic = '', possible = false } = options;
        const all = ledgerOf(articles, (entity, article) => libraryIds.get(`${article} ${entity}`) ?? entity);
        const lines = filterLedger(all, { person, topic, withPossible: possible });
        if (options.json) {
          for (const line of lines) await writeJson(line);
          return;
        }
        if (lines.length === 0) {
          if (!options.quiet) complain('Nobody said that.');
          return;
        }
        const sources = new Map(articles.map((article) => [article.id, article]));
        await write(renderLedger(person === null ? 'Who said what' : `What ${person} said`, lines, sources));
      }),
    );
}

async function everyId({ library }: App): Promise<string[]> {
  return (await library.list()).filter(({ deleted }) => deleted === null).map(({ id }) => id);
}

type Source = LedgerArticle & { readonly title: string; readonly site: string | null };

/** What the articles say, with every correction; and the ids in the library of their entities, by article and id there. */
async function read(
  app: App,
  ids: readonly string[],
): Promise<{ articles: Source[]; libraryIds: Map<string, string> }> {
  const articles: Source[] = [];
  const libraryIds = new Map<string, string>();
  for (const id of ids) {
    const { title, site, published } = await app.library.get(id);
    const { quotes, entities } = await app.entities.recognise(id);
    articles.push({ id, title, site, published, quotes });
    for (const entity of entities) libraryIds.set(`${id} ${entity.id}`, entity.libraryId);
  }
  return { articles, libraryIds };
}
