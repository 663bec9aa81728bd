import type { Command } from 'commander';
import { everyStatement, renderStatements } from '#core/exporting/ledger-export.ts';
import { indexedTypes } from '#shared/model/choices.ts';
import { ledgerLineSchema, type ParsedFilter } from '#shared/model/statement.ts';
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
    .option('--person <name>', 'only what this one said: words of a name, or an id of `entity list`')
    .option('--topic <words>', 'only statements that have all these words')
    .option('--possible', 'with --person: also what they only may have said')
    .action((given: string[], options: SaidOptions) =>
      withApp(options, 'read', version, async ({ library, entities }) => {
        const { person = null, topic = '', possible = false } = options;
        const filter: ParsedFilter = {
          by: person !== null && isId(person) ? person : null,
          who: person === null || isId(person) ? '' : person,
          about: null,
          articles: given.length > 0 ? given.map((id) => library.resolveId(id)) : null,
          topic,
          possible,
          from: null,
          until: null,
        };
        const statements = await everyStatement(entities, filter);
        if (options.json) {
          for (const statement of statements) await writeJson(ledgerLineSchema.parse(statement));
          return;
        }
        if (statements.length === 0) {
          if (!options.quiet) complain('Nobody said that.');
          return;
        }
        await write(renderStatements(person === null ? 'Who said what' : `What ${person} said`, statements));
      }),
    );
}

/** Whether it is written as an entity's id in the library. */
function isId(person: string): boolean {
  return indexedTypes.some((type) => person.startsWith(`${type}:`));
}
