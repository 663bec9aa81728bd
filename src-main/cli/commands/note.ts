import { type Command, Option } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import type { Annotation, PlacedAnnotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { findQuote } from '../find-quote.ts';
import { withApp } from '../open-app.ts';
import {
  type CommonOptions,
  complain,
  indent,
  oneLine,
  readInput,
  withCommonOptions,
  writeJson,
  writeLine,
} from '../output.ts';

interface AddOptions extends CommonOptions {
  quote?: string;
  prefix?: string;
  suffix?: string;
  start?: string;
  body?: string;
  color: Annotation['color'];
  tag: string[];
}

interface EditOptions extends CommonOptions {
  body?: string;
  color?: Annotation['color'];
  tag?: string[];
}

const collect = (value: string, before: string[] = []) => [...before, value];
const colorOption = () => new Option('--color <color>', 'the highlight colour').choices(colors);

export function addNoteCommand(program: Command, version: string): void {
  const note = program.command('note').description('Highlights and notes of an article.');

  withCommonOptions(note.command('add'))
    .description('Mark a passage, with a note or without; without --quote, a note on the article.')
    .argument('<id>', 'the article, or the beginning of its id')
    .option('--quote <text>', 'the words of the passage')
    .option('--prefix <text>', 'what stands before it')
    .option('--suffix <text>', 'what stands after it')
    .option('--start <offset>', 'about where it starts, in UTF-16 units of the reading text')
    .option('--body <markdown>', 'the note; - reads it from standard input')
    .addOption(colorOption().default('yellow'))
    .option('--tag <tag>', 'a tag; may be given again', collect, [])
    .action((given: string, options: AddOptions) =>
      withApp(options, 'write', version, async ({ library, notes }) => {
        const id = library.resolveId(given);
        const { text, content } = await library.body(id);
        const passage = options.quote === undefined ? null : { ...passageOf(text, options.quote, options), content };
        const body = await bodyOf(options.body);
        const added = await notes.create(id, { passage, color: options.color, body, tags: options.tag });
        const { state, start, end } = added.place ?? { state: null, start: null, end: null };
        if (options.json) await writeJson({ id: added.id, state, start, end });
        else if (!options.quiet) await writeLine(describe(added));
      }),
    );

  withCommonOptions(note.command('list'))
    .description('List notes with where each stands now; of one article, or of all.')
    .argument('[id]', 'the article, or the beginning of its id')
    .action((given: string | undefined, options: CommonOptions) =>
      withApp(options, 'read', version, async ({ library, notes }) => {
        const articles = (await library.list()).filter(({ deleted }) => deleted === null);
        const ids = given === undefined ? articles.map(({ id }) => id) : [library.resolveId(given)];
        for (const id of ids) {
          const listed = await notes.list(id);
          if (given === undefined && listed.length > 0 && !options.json) {
            await writeLine(`${id}  ${oneLine((await library.get(id)).title, 72)}\n`);
          }
          for (const { place, ...annotation } of listed) {
            if (options.json) await writeJson({ ...annotation, articleId: id, ...(place ?? articlePlace) });
            else await writeLine(`${describe({ ...annotation, place })}\n`);
          }
        }
      }),
    );

  withCommonOptions(note.command('edit'))
    .description('Change the text, the colour or the tags of a note.')
    .argument('<note>', 'the note, or the beginning of its id')
    .option('--body <markdown>', 'the new text; - reads it from standard input')
    .addOption(colorOption())
    .option('--tag <tag>', 'the new tags, all of them; may be given again', collect)
    .action((given: string, options: EditOptions) =>
      withNote(given, options, version, async ({ notes }, articleId, id) => {
        const body = options.body === undefined ? {} : { body: await bodyOf(options.body) };
        const { color, tag: tags } = options;
        return notes.update(articleId, id, { ...body, ...(color && { color }), ...(tags && { tags }) });
      }),
    );

  for (const verb of ['delete', 'restore'] as const) {
    withCommonOptions(note.command(verb))
      .description(verb === 'delete' ? 'Delete a note; it can be restored.' : 'Bring a deleted note back.')
      .argument('<note>', 'the note, or the beginning of its id')
      .action((given: string, options: CommonOptions) =>
        withNote(given, options, version, ({ notes }, articleId, id) => notes[verb](articleId, id)),
      );
  }
}

const articlePlace = { state: null, start: null, end: null, confidence: null };

type OpenedApp = Parameters<Parameters<typeof withApp>[3]>[0];

/** Finds one note, changes it and prints `{id, modified}`. */
function withNote(
  given: string,
  options: CommonOptions,
  version: string,
  change: (app: OpenedApp, articleId: string, id: string) => Promise<PlacedAnnotation>,
): Promise<void> {
  return withApp(options, 'write', version, async (app) => {
    const ids = (await app.library.list()).map(({ id }) => id);
    const { articleId, annotation } = await app.notes.find(ids, given);
    const { id, modified } = await change(app, articleId, annotation.id);
    if (options.json) await writeJson({ id, modified });
    else if (!options.quiet) await writeLine(`${id}  ${modified}`);
  });
}

function passageOf(text: string, quote: string, { prefix, suffix, start }: AddOptions): { start: number; end: number } {
  const near = start === undefined ? null : Number(start);
  if (near !== null && !Number.isInteger(near)) throw new AppError('invalid-input', `--start ${start} is no offset.`);
  const { passage, alternatives } = findQuote(text, { exact: quote, prefix: prefix ?? '', suffix: suffix ?? '' }, near);
  if (alternatives > 0) {
    complain(
      `“${oneLine(quote, 40)}” stands in ${alternatives + 1} places; the first that fits was taken. ` +
        '--prefix, --suffix or --start choose another.',
    );
  }
  return passage;
}

async function bodyOf(given: string | undefined): Promise<string> {
  return given === '-'
    ? Buffer.from(await readInput())
        .toString('utf8')
        .trimEnd()
    : (given ?? '');
}

function describe({ id, color, anchor, body, tags, place }: PlacedAnnotation): string {
  const state = place === null ? 'on the article' : place.state === 'exact' ? '' : place.state;
  const where = place?.start == null ? '' : `${place.start}–${place.end}`;
  const lines = [[id, color, where, state].filter(Boolean).join('  ')];
  if (anchor !== null) lines.push(indent(anchor.quote.exact, '  > '));
  if (body.trim() !== '') lines.push(indent(body, '    '));
  if (tags.length > 0) lines.push(`    ${tags.map((tag) => `#${tag}`).join(' ')}`);
  return lines.join('\n');
}
