import { type ExportFormat, exportFormats } from '#shared/exporting/export-formats.ts';
import type { ArticleModel } from '#shared/exporting/export-model.ts';
import { withRecord } from '#shared/exporting/file-record.ts';
import { markedBlock } from '#shared/exporting/note-markdown.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { imageTypeOf } from '../importing/images/image-type.ts';
import { isFixpoint } from '../importing/sanitising/fixpoint.ts';
import { sanitiseHtml } from '../importing/sanitising/sanitise.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import type { ExportInput } from './build-model.ts';
import type { ExportedFile } from './exporter.ts';
import { withSuffix } from './file-name.ts';
import { renderHtml } from './formats/html.ts';
import { renderJson } from './formats/json.ts';
import { renderJsonLd } from './formats/json-ld.ts';
import { readStored } from './stored-article.ts';
import type { Template } from './template.ts';

interface Rendering {
  readonly format: ExportFormat;
  /** Null for the formats that are none of a template. */
  readonly template: Template | null;
  readonly input: ExportInput;
  readonly model: ArticleModel;
  readonly library: Library;
  readonly notes: Notes;
}

/** The files of one article in a format or by a template; their names are not yet told apart from those of others. */
export async function renderArticle(rendering: Rendering): Promise<ExportedFile[]> {
  const { format, template, input, model } = rendering;
  const texts = new Map(model.notes.map(({ id, body }) => [id, body]));
  const blocks = template?.hasText ? model.blocks.map((block) => wellFormed(markedBlock(block))) : [];
  const recorded = (text: string, notes: readonly Annotation[], isPart: boolean) =>
    template?.record ? withRecord(text, input.article, notes, texts, blocks, isPart) : text;
  const { id, file } = model.article;
  if (template?.each === 'highlight') {
    return model.notes.map((note) => {
      const text = wellFormed(
        template.render(Object.defineProperties({ note }, Object.getOwnPropertyDescriptors(model))),
      );
      const own = input.annotations.filter((one) => one.id === note.id);
      return { id, owner: note.id, name: withSuffix(`${file}.md`, note.id), text: recorded(text, own, true) };
    });
  }
  const name = `${file}.${template === null ? exportFormats[format].ending : 'md'}`;
  const text = wellFormed(template === null ? await renderFormat(rendering) : template.render(model));
  return [{ id, owner: id, name, text: recorded(text, input.annotations, false) }];
}

async function renderFormat({ format, input, model, library, notes }: Rendering): Promise<string> {
  if (format === 'json') return renderJson(input, await readStored(library, notes, input.article.id));
  if (format === 'jsonld') return renderJsonLd(model, input);
  // A page that leaves the house: what a library was given from elsewhere is not taken at its word.
  const html = isFixpoint(input.html) ? input.html : sanitiseHtml(input.html);
  return renderHtml(model, html, await imagesOf(library, input));
}

/** The images of a body as data addresses, by their names in `media/`. */
async function imagesOf(library: Library, { article, images }: ExportInput): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { file } of images) {
    const [type, bytes] = [imageTypeOf(file), await library.media(article.id, file)];
    if (type === null || bytes === null) continue;
    found.set(file, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return found;
}

/** Half a character of UTF-16, and NUL, which no text file can hold, become the sign for one that is missing. */
function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
