import { type ExportFormat, exportFormats } from '#shared/exporting/export-formats.ts';
import type { ArticleModel } from '#shared/exporting/export-model.ts';
import { imageTypeOf } from '../importing/images/image-type.ts';
import type { Library } from '../library/library.ts';
import type { ExportInput } from './build-model.ts';
import type { ExportedFile } from './exporter.ts';
import { withSuffix } from './file-name.ts';
import { renderHtml } from './formats/html.ts';
import { renderJson } from './formats/json.ts';
import { renderJsonLd } from './formats/json-ld.ts';
import type { Template } from './template.ts';

interface Rendering {
  readonly format: ExportFormat;
  /** Null for the formats that are none of a template. */
  readonly template: Template | null;
  readonly input: ExportInput;
  readonly model: ArticleModel;
  readonly library: Library;
}

/** The files of one article in a format or by a template; their names are not yet told apart from those of others. */
export async function renderArticle(rendering: Rendering): Promise<ExportedFile[]> {
  const { format, template, model } = rendering;
  const { id, file } = model.article;
  if (template?.each === 'highlight') {
    return model.notes.map((note) => ({
      id,
      owner: note.id,
      name: withSuffix(`${file}.md`, note.id),
      text: wellFormed(template.render(Object.defineProperties({ note }, Object.getOwnPropertyDescriptors(model)))),
    }));
  }
  const name = `${file}.${template === null ? exportFormats[format].ending : 'md'}`;
  const text = template === null ? await renderFormat(rendering) : template.render(model);
  return [{ id, owner: id, name, text: wellFormed(text) }];
}

async function renderFormat({ format, input, model, library }: Rendering): Promise<string> {
  if (format === 'json') return renderJson(input);
  if (format === 'jsonld') return renderJsonLd(model, input.text);
  return renderHtml(model, input.html, await imagesOf(library, input));
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

/** Half a character of UTF-16, which no file can hold, becomes the sign for one that is missing. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
