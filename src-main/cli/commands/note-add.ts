import type { Command } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import type { Color } from '#shared/model/annotation.ts';
import { withHashtags } from '#shared/model/note-tags.ts';
import { bodyOf, colorOption, describeNote, placeOf } from '../describe-note.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, writeJson, writeLine } from '../output.ts';
import { type PassageOptions, wantedPassage, withPassageOptions } from '../wanted-passage.ts';

interface AddOptions extends CommonOptions, PassageOptions {
  body?: string;
  color: Color;
  tag?: string[];
}

export function addNoteAddCommand(note: Command, version: string): void {
  withPassageOptions(withCommonOptions(note.command('add')))
    .description('Mark a passage or an image, with a note or without; with neither, a note on the article.')
    .argument('<id>', 'the article, or the beginning of its id')
    .option('--body <markdown>', 'the note; - reads it from standard input')
    .addOption(colorOption().default('yellow'))
    .option('--tag <tag...>', 'tags of the note, besides each #word of its text')
    .action(async (given: string, options: AddOptions) => {
      const { quote, image, color, tag = [], json, quiet } = options;
      const body = await bodyOf(options.body ?? '');
      if (quote === undefined && image === undefined && body.trim() === '') {
        throw new AppError('invalid-input', 'Say what to mark with --quote, or what to note with --body, or both.');
      }
      await withApp(options, 'write', version, async ({ library, notes, publish }) => {
        const id = library.resolveId(given);
        const passage = wantedPassage(await library.body(id), options);
        const added = await notes.create(id, { passage, color, body, tags: withHashtags(tag, body) });
        publish({ type: 'annotations-changed', articleId: id });
        const { state, start, end } = placeOf(added);
        if (json) await writeJson({ id: added.id, state, start, end });
        else if (!quiet) await writeLine(describeNote(added));
      });
    });
}
