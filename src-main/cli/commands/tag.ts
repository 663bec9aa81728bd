import { type Command, Option } from 'commander';
import { eachOf } from '#core/library/several.ts';
import { AppError } from '#shared/api/errors.ts';
import type { TagChange } from '#shared/model/tag.ts';
import { tagKey, tagProblem, tidyTag } from '#shared/model/tag-names.ts';
import { exitStatus } from '../exit-status.ts';
import { counted, table } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { terminal } from '../terminal.ts';

export function addTagCommand(program: Command, version: string): void {
  const tag = program.command('tag').description('The tags of articles and notes.');

  withCommonOptions(tag.command('list'))
    .description('Every tag in use, the most used first, with how many articles and notes have it.')
    .action((options: CommonOptions) =>
      withApp(options, 'read', version, async ({ tags }) => {
        const found = await tags.list();
        if (options.json) {
          for (const use of found) await writeJson(use);
          return;
        }
        const rows = found.map((use) => [use.tag, counted(use.articles, 'article'), counted(use.notes, 'note')]);
        for (const line of table(rows)) await writeLine(line);
        if (found.length === 0 && !options.quiet) complain('There are no tags.');
      }),
    );

  withCommonOptions(tag.command('rename'))
    .description(
      'Rename a tag on every article and note, with what is nested under it; into one that is there it is merged.',
    )
    .argument('<from>', 'the tag as it is')
    .argument('<to>', 'its new name')
    .action((from: string, to: string, options: CommonOptions) =>
      withApp(options, 'write', version, async ({ tags }) =>
        tell(await tags.rename(from, to), 'renamed', from, options),
      ),
    );

  withCommonOptions(tag.command('delete'))
    .description('Take a tag, with what is nested under it, off every article and note.')
    .argument('<tag>', 'the tag')
    .action((from: string, options: CommonOptions) =>
      withApp(options, 'write', version, async ({ tags }) => tell(await tags.delete(from), 'deleted', from, options)),
    );

  for (const verb of ['add', 'remove'] as const) {
    withCommonOptions(tag.command(verb))
      .description(verb === 'add' ? 'Give articles tags.' : 'Take tags off articles; those of their notes stay.')
      .argument('<id...>', 'the articles, or the beginnings of their ids')
      .addOption(new Option('--tag <tag...>', 'the tags').makeOptionMandatory())
      .action((given: string[], options: CommonOptions & { tag: string[] }) =>
        withApp(options, 'write', version, async ({ library, publish }) => {
          const wanted = options.tag.map(tidyTag);
          const problem = wanted.map((each) => tagProblem(each)).find((each) => each !== null);
          if (problem !== undefined) throw new AppError('invalid-input', `${problem} Nothing was changed.`);
          const keys = new Set(wanted.map(tagKey));
          const ids = given.map((id) => library.resolveId(id));
          const { failed } = await eachOf(
            ids.map((id) => ({ id })),
            async ({ id }) => {
              const { tags } = await library.update(id, (now) => {
                const others = now.tags.filter((each) => !keys.has(tagKey(each)));
                return { tags: verb === 'add' ? [...others, ...wanted] : others };
              });
              if (options.json) await writeJson({ id, tags });
              else if (!options.quiet) await writeLine(`${id}  ${tags.join(', ')}`);
            },
          );
          publish({ type: 'articles-changed', ids });
          complainOf(failed);
        }),
      );
  }
}

async function tell(change: TagChange, verb: string, tag: string, options: CommonOptions): Promise<void> {
  const { articles, notes, failed } = change;
  if (options.json) await writeJson({ tag, articles, notes, failed });
  else if (!options.quiet)
    await writeLine(`${verb}  ${tag}: ${counted(articles, 'article')}, ${counted(notes, 'note')}`);
  complainOf(failed);
}

/** Names what could not be done, and ends with the status for it. */
export function complainOf(failed: readonly { id: string; title?: string; reason: string }[]): void {
  for (const { id, title, reason } of failed) complain(`${title ?? id}: ${reason}`);
  if (failed.length > 0) terminal().setExitStatus(exitStatus.someFailed);
}
