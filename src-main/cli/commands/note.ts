import type { Command } from 'commander';
import type { App } from '#core/app.ts';
import { findNote } from '#core/notes/find-note.ts';
import { oneLine } from '#core/one-line.ts';
import { AppError } from '#shared/api/errors.ts';
import type { Annotation, Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import { fieldTags, withHashtags } from '#shared/model/note-tags.ts';
import { bodyOf, colorOption, describeNote, placeOf } from '../describe-note.ts';
import { counted, formatDay, shortIds } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { type PassageOptions, wantedPassage, withPassageOptions } from '../wanted-passage.ts';
import { addNoteAddCommand } from './note-add.ts';

interface EditOptions extends CommonOptions, PassageOptions {
  body?: string;
  color?: Color;
  tag?: string[];
  tags: boolean;
}

export function addNoteCommand(program: Command, version: string): void {
  const note = program.command('note').description('Highlights and notes of an article.');
  addNoteAddCommand(note, version);

  withCommonOptions(note.command('list'))
    .description('List notes with where each stands now; of one article, or of all.')
    .argument('[id]', 'the article, or the beginning of its id')
    .action((given: string | undefined, options: CommonOptions) =>
      withApp(options, 'read', version, (app) => listNotes(app, given, options)),
    );

  withPassageOptions(withCommonOptions(note.command('edit')))
    .description('Change the text, the colour, the tags or the place of a note.')
    .argument('<note>', 'the note, or the beginning of its id')
    .option('--body <markdown>', 'the new text; - reads it from standard input')
    .addOption(colorOption())
    .option('--tag <tag...>', 'the new tags, all of them, besides each #word of its text')
    .option('--no-tags', 'take all tags off but those in its text')
    .action(async (given: string, options: EditOptions) => {
      const { body, color, tag = options.tags ? undefined : [], quote, image } = options;
      const isMoved = quote !== undefined || image !== undefined;
      if (body === undefined && color === undefined && tag === undefined && !isMoved) {
        throw new AppError(
          'invalid-input',
          'Say what to change: --body, --color, --tag, --no-tags, --quote or --image.',
        );
      }
      const text = body === undefined ? null : await bodyOf(body);
      await withNote(given, options, version, async ({ library, notes }, articleId, before) => {
        const anchor = isMoved ? { anchor: wantedPassage(await library.body(articleId), options) } : {};
        // A #word of the text is a tag whatever is said with --tag, as in the window.
        const isTagged = text !== null || tag !== undefined;
        const tags = isTagged && { tags: withHashtags(tag ?? fieldTags(before), text ?? before.body) };
        const changes = { ...(color && { color }), ...(text !== null && { body: text }), ...tags, ...anchor };
        return notes.update(articleId, before.id, changes);
      });
    });

  for (const verb of ['delete', 'restore'] as const) {
    withCommonOptions(note.command(verb))
      .description(verb === 'delete' ? 'Delete a note; it can be restored.' : 'Bring a deleted note back.')
      .argument('<note>', 'the note, or the beginning of its id')
      .action((given: string, options: CommonOptions) =>
        withNote(given, options, version, ({ notes }, articleId, { id }) => notes[verb](articleId, id)),
      );
  }
}

async function listNotes({ library, notes }: App, given: string | undefined, options: CommonOptions): Promise<void> {
  const articles = (await library.list()).filter(({ deleted }) => deleted === null);
  const ids = given === undefined ? articles.map(({ id }) => id) : [library.resolveId(given)];
  const listed = await Promise.all(
    ids.map(async (articleId) => ({ articleId, annotations: await notes.list(articleId) })),
  );
  if (options.json) {
    for (const { articleId, annotations } of listed) {
      for (const { place, ...annotation } of annotations) {
        await writeJson({ ...annotation, articleId, ...placeOf({ place }) });
      }
    }
    return;
  }
  const shorten = shortIds(listed.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  for (const { articleId, annotations } of listed) {
    if (annotations.length === 0) continue;
    const { title, byline, site, published } = await library.get(articleId);
    const facts = [byline, site, formatDay(published), counted(annotations.length, 'mark')].filter(Boolean);
    await writeLine(`${oneLine(title, 100)}\n${facts.join(' · ')}\n`);
    for (const annotation of annotations) await writeLine(`${describeNote(annotation, shorten)}\n`);
  }
  const none = listed.every(({ annotations }) => annotations.length === 0);
  if (none && !options.quiet) complain(given === undefined ? 'No notes.' : 'The article has no notes.');
}

/** Finds one note, changes it and prints `{id, modified}` once that is durable. */
function withNote(
  given: string,
  options: CommonOptions,
  version: string,
  change: (app: App, articleId: string, before: Annotation) => Promise<PlacedAnnotation>,
): Promise<void> {
  return withApp(options, 'write', version, async (app) => {
    const ids = app.library.ids();
    const { articleId, annotation } = await findNote(app.notes, ids, given);
    const changed = await change(app, articleId, annotation);
    app.publish({ type: 'annotations-changed', articleId });
    const { id, modified, deleted } = changed;
    if (options.json) await writeJson({ id, modified });
    else if (!options.quiet) await writeLine(deleted === null ? describeNote(changed) : `deleted  ${id}`);
  });
}
