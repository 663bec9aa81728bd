import type { Command } from 'commander';
import type { App } from '#core/app.ts';
import { oneLine } from '#core/one-line.ts';
import { AppError } from '#shared/api/errors.ts';
import { type Correction, type NewCorrection, newCorrectionSchema } from '#shared/model/correction.ts';
import { counted } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { wantedEntity } from '../wanted-entity.ts';

export interface HereOptions extends CommonOptions {
  here?: string[];
  everywhere?: boolean;
}

/** Adds the options that say in which articles a correction holds. */
export function withHere(command: Command): Command {
  return command
    .option('--here <id...>', 'only in these articles (the start of an id is enough)')
    .option('--everywhere', 'in every article, also where the name alone does not say who it is');
}

/** `Omit` for each member of a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Makes one correction of the entity that `given` names, and prints it once it is durable. */
export function correctEntity(
  given: string,
  options: HereOptions,
  version: string,
  what: (app: App) => Promise<Without<NewCorrection, 'entity' | 'articles'>>,
): Promise<void> {
  return withApp(options, 'write', version, async (app) => {
    const { entity, scope } = await wantedEntity(app, given);
    const here = options.here?.map((id) => app.library.resolveId(id));
    const articles = here ?? (options.everywhere ? null : scope);
    await makeCorrection(app, { ...(await what(app)), entity, articles }, options);
  });
}

/** Makes a correction and prints it; what the schema refuses is `invalid-input`. */
export async function makeCorrection({ entities }: App, given: unknown, { json, quiet }: CommonOptions): Promise<void> {
  const parsed = newCorrectionSchema.safeParse(given);
  if (!parsed.success) {
    const why = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new AppError('invalid-input', `That is no correction (${why}). Nothing was changed.`);
  }
  const made = await entities.correct(parsed.data);
  if (json) await writeJson(made);
  else if (!quiet) await writeLine(`${made.id}  ${describeCorrection(made)}`);
}

export function addUndoCommands(entity: Command, version: string): void {
  for (const verb of ['undo', 'redo'] as const) {
    withCommonOptions(entity.command(verb))
      .description(verb === 'undo' ? 'Take a correction back.' : 'Make a correction again that was taken back.')
      .argument('<correction>', 'its id, or the beginning of it')
      .action((given: string, options: CommonOptions) =>
        withApp(options, 'write', version, async ({ entities }) => {
          const all = await entities.corrections({ deleted: true });
          const matches = all.filter(({ id }) => id.startsWith(given.toUpperCase()));
          const [only] = matches;
          if (only === undefined) throw new AppError('not-found', `There is no correction ${given} in this library.`);
          if (matches.length > 1)
            throw new AppError(
              'invalid-input',
              `${matches.length} corrections start with ${given}. Nothing was changed.`,
            );
          const changed = await entities[verb === 'undo' ? 'undoCorrection' : 'restoreCorrection'](only.id);
          if (options.json) await writeJson(changed);
          else if (!options.quiet) await writeLine(`${changed.id}  ${describeCorrection(changed)}`);
        }),
      );
  }
}

/** One line: `rename  person John Kirby: Jack Kirby (2 articles)`. */
export function describeCorrection(correction: Correction): string {
  const { kind, entity, articles, deleted } = correction;
  const what = { rename: 'to', retype: 'to', split: 'alias', alias: 'alias', note: 'body' } as const;
  const value =
    kind === 'merge'
      ? `${correction.into.type} ${correction.into.name}`
      : kind === 'ignore' || kind === 'add'
        ? ''
        : oneLine(String((correction as Record<string, unknown>)[what[kind]]), 80);
  const where = articles === null ? '' : ` (${counted(articles.length, 'article')})`;
  const taken = deleted === null ? '' : ', taken back';
  return `${kind}  ${entity.type} ${entity.name}${value === '' ? '' : `: ${value}`}${where}${taken}`;
}
