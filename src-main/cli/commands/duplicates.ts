import type { Command } from 'commander';
import { oneLine } from '#core/one-line.ts';
import { counted, formatDay, shortIds } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

const every = 1_000_000;
const reasons = { source: 'same file', address: 'same address', text: 'same text' } as const;

export function addDuplicatesCommand(program: Command, version: string): void {
  withCommonOptions(program.command('duplicates'))
    .description('List the articles that are in the library more than once, the one to keep first.')
    .action((options: CommonOptions) =>
      withApp(options, 'read', version, async ({ library, near }) => {
        const { groups } = await near.duplicates({ id: null, limit: every, offset: 0 });
        if (options.json) {
          for (const group of groups) await writeJson(group);
          return;
        }
        const shorten = shortIds(library.ids());
        for (const { articles } of groups) {
          for (const { id, title, site, day, same, marks } of articles) {
            const why = same === null ? '' : `${reasons[same.by]}${same.percent < 100 ? ` (${same.percent} %)` : ''}`;
            const facts = [oneLine(site, 30), formatDay(day), marks > 0 && counted(marks, 'mark'), why].filter(Boolean);
            const margin = same === null ? '' : '  ';
            await writeLine(`${margin}${shorten(id)}  ${oneLine(title, 64)}  ${facts.join(', ')}`);
          }
        }
        if (groups.length === 0 && !options.quiet) complain('No article is there twice.');
      }),
    );
}

export function addMergeCommand(program: Command, version: string): void {
  withCommonOptions(program.command('merge'))
    .description('Make one article of several: it gets their notes, they go to the trash.')
    .argument('<keep>', 'the article that stays: its id, or the beginning of it')
    .argument('<others...>', 'the articles that are merged into it')
    .option('--undo', 'take it back: the others return with their notes')
    .action((given: string, others: string[], options: CommonOptions & { undo?: boolean }) =>
      withApp(options, 'write', version, async ({ library, near }) => {
        const [keep, ids] = [library.resolveId(given), others.map((id) => library.resolveId(id))];
        const notes = options.undo ? null : (await near.merge(keep, ids)).notes;
        if (options.undo) await near.unmerge(keep, ids);
        if (options.json)
          await writeJson({ id: keep, others: ids, status: notes === null ? 'unmerged' : 'merged', notes });
        else if (!options.quiet) {
          const { title } = await library.get(keep);
          const what = notes === null ? 'is on its own again' : `has ${counted(notes, 'note')} more`;
          await writeLine(`${keep}  ${oneLine(title, 64)}  ${what}`);
        }
      }),
    );
}
