import type { Command } from 'commander';
import type { Body } from '#core/library/bodies.ts';
import { oneLine } from '#core/one-line.ts';
import { AppError } from '#shared/api/errors.ts';
import type { AnchoredPassage } from '#shared/model/annotation.ts';
import { findQuote } from './find-quote.ts';
import { complain } from './output.ts';

/** What of an article a command marks: words of it, or an image. */
export interface PassageOptions {
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly image?: string;
  readonly start?: string;
  readonly quiet?: boolean;
}

export function withPassageOptions(command: Command): Command {
  return command
    .option('--quote <text>', 'the words of the passage')
    .option('--prefix <text>', 'what stands right before it')
    .option('--suffix <text>', 'what stands right after it')
    .option('--image <file>', 'an image in place of words, by its file in media/')
    .option('--start <offset>', 'about where it starts, in UTF-16 units of the reading text');
}

/** The passage or image that the options name, null where they name none; throws `invalid-input` or `not-found`. */
export function wantedPassage(body: Body, options: PassageOptions): AnchoredPassage | null {
  const { quote, prefix = '', suffix = '', image, start } = options;
  const near = start === undefined ? null : Number(start);
  if (near !== null && !(Number.isInteger(near) && near >= 0)) {
    throw new AppError('invalid-input', `--start ${start} is no offset.`);
  }
  if (quote !== undefined && image !== undefined) {
    throw new AppError('invalid-input', 'Name words with --quote or an image with --image, not both.');
  }
  const { content } = body;
  if (quote !== undefined) {
    return { ...passageOf(body.text, { exact: quote, prefix, suffix }, near, options), content };
  }
  if (image === undefined) return null;
  const file = image.replace(/^media\//, '');
  const copies = body.images.filter((copy) => copy.file === file);
  const [nearest] = near === null ? copies : copies.toSorted((a, b) => Math.abs(a.at - near) - Math.abs(b.at - near));
  if (nearest === undefined) {
    const known = body.images.map((copy) => copy.file).join(', ');
    throw new AppError(
      'not-found',
      `The article has no image ${file}; it has ${known || 'none'}. Nothing was changed.`,
    );
  }
  return { start: nearest.at, end: nearest.at, content, image: file };
}

function passageOf(
  text: string,
  quote: { exact: string; prefix: string; suffix: string },
  near: number | null,
  { quiet }: PassageOptions,
): { start: number; end: number } {
  const { passage, others } = findQuote(text, quote, near);
  if (others.length > 0 && !quiet) {
    const shown = others.slice(0, 8).join(', ');
    complain(
      `“${oneLine(quote.exact, 40)}” stands in ${others.length + 1} places; the first, at ${passage.start}, was taken. ` +
        `Choose another with --start (${others.length > 8 ? `${shown}, …` : shown}), --prefix or --suffix.`,
    );
  }
  return passage;
}
