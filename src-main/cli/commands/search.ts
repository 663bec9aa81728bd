import type { Command } from 'commander';
import { searchLibrary } from '#core/search/search.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, oneLine, withCommonOptions, writeJson, writeLine } from '../output.ts';

export function addSearchCommand(program: Command, version: string): void {
  withCommonOptions(program.command('search'))
    .description('Find articles and notes that hold all of the words.')
    .argument('<query...>', 'words and "phrases"')
    .option('--limit <n>', 'at most so many', '50')
    .action((query: string[], options: CommonOptions & { limit: string }) =>
      withApp(options, 'read', version, async ({ library, notes }) => {
        const hits = await searchLibrary(library, notes, query.join(' '), Math.max(1, Number(options.limit) || 50));
        for (const { noteId, ...hit } of hits) {
          if (options.json) {
            await writeJson(noteId === null ? hit : { ...hit, noteId });
            continue;
          }
          await writeLine(`${hit.articleId}  ${oneLine(hit.title, 72)}${noteId === null ? '' : `  (note ${noteId})`}`);
          for (const { text } of hit.snippets) await writeLine(`    … ${oneLine(text, 140)} …`);
        }
        if (hits.length === 0 && !options.json && !options.quiet) complain('Nothing holds all of these words.');
      }),
    );
}
