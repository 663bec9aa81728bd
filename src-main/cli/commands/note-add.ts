import type { Command } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import type { Color } from '#shared/model/annotation.ts';
import { bodyOf, colorOption, describeNote, placeOf } from '../describe-note.ts';
import { findQuote } from '../find-quote.ts';
import { oneLine } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

interface AddOptions extends CommonOptions {
  quote?: string;
  prefix?: string;
  suffix?: string;
  start?: string;
  body?: string;
  color: Color;
  tag?: string[];
}

export function addNoteAddCommand(note: Command, version: string): void {
  withCommonOptions(note.command('add'))
    .description('Mark a passage, with a note or without; without --quote, a note on the article.')
    .argument('<id>', 'the article, or the beginning of its id')
    .option('--quote <text>', 'the words of the passage')
    .option('--prefix <text>', 'what stands right before it')
    .option('--suffix <text>', 'what stands right after it')
    .option('--start <offset>', 'about where it starts, in UTF-16 units of the reading text')
    .option('--body <markdown>', 'the note; - reads it from standard input')
    .addOption(colorOption().default('yellow'))
    .option('--tag <tag...>', 'tags of the note')
    .action(async (given: string, options: AddOptions) => {
      const { quote, color, tag: tags = [], json, quiet } = options;
      const body = await bodyOf(options.body ?? '');
      if (quote === undefined && body.trim() === '') {
        throw new AppError('invalid-input', 'Say what to mark with --quote, or what to note with --body, or both.');
      }
      await withApp(options, 'write', version, async ({ library, notes }) => {
        const id = library.resolveId(given);
        const { text, content } = await library.body(id);
        const passage = quote === undefined ? null : { ...passageOf(text, quote, options), content };
        const added = await notes.create(id, { passage, color, body, tags });
        const { state, start, end } = placeOf(added);
        if (json) await writeJson({ id: added.id, state, start, end });
        else if (!quiet) await writeLine(describeNote(added));
      });
    });
}

function passageOf(text: string, exact: string, options: AddOptions): { start: number; end: number } {
  const { prefix = '', suffix = '', start, quiet } = options;
  const near = start === undefined ? null : Number(start);
  if (near !== null && !(Number.isInteger(near) && near >= 0)) {
    throw new AppError('invalid-input', `--start ${start} is no offset.`);
  }
  const { passage, others } = findQuote(text, { exact, prefix, suffix }, near);
  if (others.length > 0 && !quiet) {
    const shown = others.slice(0, 8).join(', ');
    complain(
      `“${oneLine(exact, 40)}” stands in ${others.length + 1} places; the first, at ${passage.start}, was taken. ` +
        `Choose another with --start (${others.length > 8 ? `${shown}, …` : shown}), --prefix or --suffix.`,
    );
  }
  return passage;
}
