import type { Command } from 'commander';
import { names } from '#shared/messages/en/names.ts';
import { table } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

/** In the order of the groups. */
const headings = names.entityGroups;

export function addEntitiesCommand(program: Command, version: string): void {
  withCommonOptions(program.command('entities'))
    .description('List the people, organisations and places that an article names, as you corrected them.')
    .argument('<id>', 'the article, or the beginning of its id')
    .action((given: string, options: CommonOptions) =>
      withApp(options, 'read', version, async ({ library, entities: known }) => {
        const id = library.resolveId(given);
        const recognition = await known.recognise(id);
        if (options.json) return writeJson({ id, ...recognition });
        const groups = Map.groupBy(recognition.entities, ({ type, possible }) => (possible ? 'possible' : type));
        for (const [group, heading] of Object.entries(headings)) {
          const entities = groups.get(group as keyof typeof headings) ?? [];
          if (entities.length > 0) await writeLine(heading);
          const rows = entities.map(({ name, aliases, count }) => [`  ${count}`, name, aliases.join(', ')]);
          for (const line of table(rows, 0)) await writeLine(line);
        }
        if (groups.size === 0 && !options.quiet) complain('The article names none.');
      }),
    );
}
