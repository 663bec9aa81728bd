import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Command } from 'commander';
import { codeOf } from '#core/storage/durable-write.ts';
import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import { formatDay } from '../format.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, write, writeJson, writeLine } from '../output.ts';

interface ShowOptions extends CommonOptions {
  text?: boolean;
  html?: boolean;
  meta?: boolean;
  source?: boolean;
}

export function addShowCommand(program: Command, version: string): void {
  withCommonOptions(program.command('show'))
    .description('Print an article: its heading and reading text, or the one part that is asked for.')
    .argument('<id>', 'the article, or the beginning of its id')
    .option('--text', 'the reading text, which offsets refer to')
    .option('--html', 'the sanitised body')
    .option('--meta', 'article.json')
    .option('--source', 'the untouched original')
    .action((given: string, options: ShowOptions) =>
      withApp(options, 'read', version, async ({ library }) => {
        const parts = [options.text, options.html, options.meta, options.source].filter(Boolean);
        if (parts.length > 1)
          throw new AppError('invalid-input', 'Ask for one of --text, --html, --meta and --source.');
        const id = library.resolveId(given);
        const article = await library.get(id);
        if (options.source) {
          const source = await readSource(join(library.folderOf(id), article.source.file));
          if (options.json) await writeJson({ id, ...describeSource(source, article.source) });
          else await write(source);
          return;
        }
        if (options.meta) return options.json ? writeJson(article) : writeLine(JSON.stringify(article, null, 2));
        const { html, text } = await library.body(id);
        if (options.html) return options.json ? writeJson({ id, html }) : writeLine(html);
        if (options.json) return writeJson({ id, text });
        if (!options.text) {
          const facts = [article.byline, article.site, formatDay(article.published)].filter(Boolean).join(' · ');
          await writeLine([article.title, facts].filter(Boolean).join('\n'));
          await writeLine('');
        }
        await writeLine(options.text ? text : text.replaceAll('\n', '\n\n'));
      }),
    );
}

/** The original as text when it is UTF-8, else as base64: nothing of it gets lost either way. */
function describeSource(bytes: Buffer, { name, contentType, encoding }: Article['source']): object {
  const about = { name, contentType, encoding };
  return isUtf8(bytes)
    ? { ...about, base64: false, source: bytes.toString('utf8') }
    : { ...about, base64: true, source: bytes.toString('base64') };
}

async function readSource(path: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(await readFile(path));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EISDIR') throw error;
    throw new AppError('damaged', `The original of this article is missing: ${path}. Its text and notes are there.`);
  }
}
