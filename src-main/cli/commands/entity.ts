import { type Command, Option } from 'commander';
import { oneLine } from '#core/one-line.ts';
import { AppError } from '#shared/api/errors.ts';
import { refKey } from '#shared/entities/name-key.ts';
import { indexedTypes } from '#shared/model/choices.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { bodyOf } from '../describe-note.ts';
import { counted, formatDay, table } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { wantedEntity } from '../wanted-entity.ts';
import { addEntityAddCommand } from './entity-add.ts';
import { addUndoCommands, correctEntity, describeCorrection, type HereOptions, withHere } from './entity-correct.ts';

interface ListOptions extends CommonOptions {
  type?: (typeof indexedTypes)[number][];
  sort: 'weight' | 'name';
  limit: string;
}

interface NoteOptions extends HereOptions {
  body?: string;
}

export function addEntityCommand(program: Command, version: string): void {
  const entity = program
    .command('entity')
    .description('People, organisations, places, events and works of the whole library, and your corrections of them.');

  withCommonOptions(entity.command('list'))
    .description('List them, the most named first: in many articles, and often.')
    .argument('[query...]', 'words of one of their names')
    .addOption(new Option('--type <type...>', 'only of these types').choices(indexedTypes))
    .addOption(new Option('--sort <order>', 'by weight or by name').choices(['weight', 'name']).default('weight'))
    .option('--limit <n>', 'so many at the most', '100')
    .action((query: string[], options: ListOptions) => {
      const { type: types = [], sort } = options;
      const limit = Number(options.limit);
      if (!Number.isInteger(limit) || limit < 1)
        throw new AppError('invalid-input', `--limit ${options.limit} is no number.`);
      return withApp(options, 'read', version, async ({ entities }) => {
        const found = [];
        let total = limit;
        for (let at = 0; at < Math.min(limit, total); at += 500) {
          const wanted = { query: query.join(' '), types, sort, limit: Math.min(500, limit - at), offset: at };
          const some = await entities.list(wanted);
          found.push(...some.entities);
          total = some.total;
        }
        if (options.json) {
          for (const each of found) await writeJson(each);
          return;
        }
        const rows = found.map(({ id, name, articles, mentions, aliases }) => [
          counted(articles, 'article'),
          counted(mentions, 'mention'),
          name,
          id,
          oneLine(aliases.join(', '), 60),
        ]);
        for (const line of table(rows, 0)) await writeLine(line);
        if (found.length === 0 && !options.quiet) complain('None.');
        if (total > found.length && !options.quiet) complain(`${total - found.length} more; see --limit.`);
      });
    });

  withCommonOptions(entity.command('show'))
    .description('What the library knows of one: names, notes, every mention in context, whom it is named with.')
    .argument('<entity>', 'a name, or an id of `entity list`')
    .option('--limit <n>', 'so many articles at the most', '20')
    .action((given: string, options: CommonOptions & { limit: string }) =>
      withApp(options, 'read', version, async (app) => {
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1 || limit > 100)
          throw new AppError('invalid-input', '--limit is a number from 1 to 100.');
        const wanted = await wantedEntity(app, given);
        const id = /[@~]/.test(given) ? given : await idOf(app, wanted.entity);
        const page = await app.entities.get({ id, limit, offset: 0, mentions: 1000 });
        if (options.json) return writeJson(page);
        await writeLine(`${page.entity.name} (${page.entity.type}), ${counted(page.total, 'article')}`);
        for (const { text, count } of page.names) await writeLine(`  ${count}  ${text}`);
        for (const { body } of page.notes) await writeLine(`\n${body.trim()}`);
        for (const { id: article, title, published, saved, mentions } of page.articles) {
          await writeLine(`\n${formatDay(published ?? saved)}  ${oneLine(title, 80)}  ${article}`);
          const lines = new Set(mentions.map(({ snippet }) => oneLine(snippet.text, 200)));
          for (const line of lines) await writeLine(`  … ${line}`);
        }
        const named = page.together.map(({ entity: other, articles }) => `${other.name} (${articles})`);
        if (named.length > 0) await writeLine(`\nNamed with: ${named.join(', ')}`);
      }),
    );

  const correct = (name: string, description: string) =>
    withHere(withCommonOptions(entity.command(name).description(description)));
  const which = 'a name, type:name, or an id of `entity list`';

  correct('rename', 'Give one another name.')
    .argument('<entity>', which)
    .argument('<name>', 'the new name')
    .action((given: string, to: string, options: HereOptions) =>
      correctEntity(given, options, version, async () => ({ kind: 'rename', to })),
    );
  correct('type', 'Say what one is.')
    .argument('<entity>', which)
    .argument('<type>', `one of ${indexedTypes.join(', ')}`)
    .action((given: string, to: EntityType, options: HereOptions) =>
      correctEntity(given, options, version, async () => ({ kind: 'retype', to })),
    );
  correct('merge', 'Say that two names are one; the second is what it is called.')
    .argument('<entity>', which)
    .argument('<into>', which)
    .action((given: string, into: string, options: HereOptions) =>
      correctEntity(given, options, version, async (app) => ({
        kind: 'merge',
        into: (await wantedEntity(app, into)).entity,
      })),
    );
  correct('split', 'Say that a name it is given is another one’s.')
    .argument('<entity>', which)
    .argument('<alias>', 'the name')
    .action((given: string, alias: string, options: HereOptions) =>
      correctEntity(given, options, version, async () => ({ kind: 'split', alias })),
    );
  correct('alias', 'Give one another name to be found by.')
    .argument('<entity>', which)
    .argument('<alias>', 'what texts call it')
    .action((given: string, alias: string, options: HereOptions) =>
      correctEntity(given, options, version, async () => ({ kind: 'alias', alias })),
    );
  correct('ignore', 'Leave one out, everywhere or here.')
    .argument('<entity>', which)
    .action((given: string, options: HereOptions) =>
      correctEntity(given, options, version, async () => ({ kind: 'ignore' })),
    );
  correct('note', 'Write a note on one; the newest takes the place of the one before.')
    .argument('<entity>', which)
    .requiredOption('--body <markdown>', 'the note; - reads it from standard input')
    .action((given: string, options: NoteOptions) =>
      correctEntity(given, options, version, async () => ({ kind: 'note', body: await bodyOf(options.body ?? '') })),
    );
  addEntityAddCommand(entity, version);
  addUndoCommands(entity, version);

  withCommonOptions(entity.command('corrections'))
    .description('Your corrections, the oldest first.')
    .option('--deleted', 'those that were taken back, too')
    .action((options: CommonOptions & { deleted?: boolean }) =>
      withApp(options, 'read', version, async ({ entities }) => {
        const found = await entities.corrections({ deleted: options.deleted ?? false });
        for (const each of found)
          await (options.json ? writeJson(each) : writeLine(`${each.id}  ${describeCorrection(each)}`));
        if (found.length === 0 && !options.json && !options.quiet) complain('There are no corrections.');
      }),
    );
}

async function idOf(
  { entities }: Parameters<typeof wantedEntity>[0],
  { type, name }: { type: EntityType; name: string },
) {
  const wanted = { query: '', types: [], sort: 'weight' as const, limit: 1, offset: 0 };
  const { entities: found } = await entities.list({ ...wanted, query: name, limit: 500 });
  return found.find((each) => each.type === type && each.name === name)?.id ?? refKey({ type, name });
}
