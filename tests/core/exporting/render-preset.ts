import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildModel, type ExportInput } from '#core/exporting/build-model.ts';
import { parseTemplate, type Template } from '#core/exporting/template.ts';

const parsed = new Map<string, Template>();

/** The template that Postil brings for a format. */
export function presetOf(name: string): Template {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const path = join(import.meta.dirname, '../../../resources/templates', `${name}.liquid`);
  const template = parseTemplate(readFileSync(path, 'utf8'));
  parsed.set(name, template);
  return template;
}

/** One article in a preset, as an export writes it. */
export function renderPreset(name: string, input: ExportInput): string {
  return presetOf(name).render(buildModel(input)).toWellFormed();
}
