import { Liquid, LiquidError } from 'liquidjs';
import { AppError } from '#shared/api/errors.ts';
import { templateSetting } from '#shared/exporting/template-setting.ts';
import { said } from '../said.ts';
import { templateFilters } from './template-filters.ts';

/** What a template makes a file of: an article, each highlight, or many articles at once. */
export const templateScopes = ['article', 'highlight', 'digest'] as const;
export type TemplateScope = (typeof templateScopes)[number];

export interface Template {
  readonly title: string;
  readonly each: TemplateScope;
  /** Whether its files end with what importing them again needs; see `file-record.ts`. */
  readonly record: boolean;
  /** Whether it writes the text of the article. */
  readonly hasText: boolean;
  /** The words that each of its files begins with; empty where that depends on what is written. */
  readonly beginning: string;
  /** Throws AppError `invalid-input` with the line and column of what is wrong. */
  render(model: object): string;
}

/** Characters of a template: far more than a person writes. */
const longestTemplate = 200_000;
/** Milliseconds that one file may take; a digest holds many articles. */
const longestMs: Readonly<Record<TemplateScope, number>> = { article: 5_000, highlight: 5_000, digest: 120_000 };
/** What a template may make beyond what it is given, in characters and items of lists. */
const mostMade = 50_000_000;

/**
 * Reads a Liquid template. It sees its model alone: no file, no network, no inherited property, no other template; its
 * time and what it makes are bounded. `{%- # each: highlight -%}` and `{%- # title: … -%}` in it say what it is for.
 * One file may take `most` milliseconds. Throws AppError `invalid-input` with the line and column of what is wrong.
 */
export function parseTemplate(source: string, most = Number.POSITIVE_INFINITY): Template {
  if (source.length > longestTemplate) throw new AppError('invalid-input', said().exporting.longTemplate);
  const engine = createEngine();
  const parsed = withPlace(() => engine.parse(source));
  const each = templateSetting(source, 'each') ?? 'article';
  if (!isScope(each)) {
    const line = source.slice(0, source.indexOf('each:')).split('\n').length;
    throw faultAt(line, 1, said().exporting.templateScope(templateScopes.join(', '), each));
  }
  return {
    title: templateSetting(source, 'title') ?? '',
    each,
    hasText: /\bblocks\b/.test(source),
    record: templateSetting(source, 'record') === 'yes',
    beginning: source.replace(/^(?:\{%-?\s*#[^%]*%\}\s*)+/, '').split(/\{[{%]/, 1)[0] ?? '',
    render: (model) =>
      withPlace(() => {
        const limits = { renderLimit: Math.min(most, longestMs[each]), memoryLimit: mostMade };
        return String(engine.renderSync(parsed, model, limits));
      }),
  };
}

function createEngine(): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    preserveTimezones: true,
    templates: {},
    parseLimit: longestTemplate,
  });
  // Other templates are files. Without them there is nothing that would look for one.
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  for (const [name, filter] of Object.entries(templateFilters)) engine.registerFilter(name, filter);
  return engine;
}

function isScope(value: string): value is TemplateScope {
  return (templateScopes as readonly string[]).includes(value);
}

function withPlace<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const [line, column] = error.token.getPosition();
    const reason = error.originalError?.message ?? error.message;
    throw faultAt(line ?? 1, column ?? 1, reason.replace(/, line:\d+.*/s, ''), error);
  }
}

function faultAt(line: number, column: number, reason: string, cause?: Error): AppError {
  const message = said().exporting.templateWrong(line, column, reason);
  return new AppError('invalid-input', message, { cause, detail: `${line}:${column}` });
}
