import { AppError } from '#shared/api/errors.ts';
import type { ParsedFilter, Statement } from '#shared/model/statement.ts';
import type { Entities } from '../entities/entities.ts';
import { slugOf } from '../library/slug.ts';
import { said } from '../said.ts';
import { type LedgerSource, renderLedger } from './ledger-table.ts';

/** Statements that are read at a time: others are answered in between. */
const atOnce = 200;
/** More than a person reads in one table, and than a page can hold. */
const mostExported = 20_000;

/** Every statement that the filter leaves, the oldest first, as the index gives them. */
export async function everyStatement(entities: Entities, filter: ParsedFilter): Promise<Statement[]> {
  const all: Statement[] = [];
  for (let total = 1; all.length < total; ) {
    const wanted = { ...filter, order: 'oldest' as const, limit: atOnce, offset: all.length };
    const found = await entities.statements(wanted);
    all.push(...found.statements);
    // Of what changes meanwhile as much is told as there is.
    total = found.statements.length === 0 ? 0 : found.total;
  }
  return all;
}

/**
 * Those statements as a Markdown table with their sources, and a file name for it. Throws `invalid-input` where there are
 * more than a table can be read with.
 */
export async function exportStatements(
  entities: Entities,
  filter: ParsedFilter,
  heading: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const { total } = await entities.statements({ ...filter, order: 'oldest', limit: 1, offset: 0 });
  if (total > mostExported) {
    throw new AppError('invalid-input', said().exporting.tooManyStatements(total, mostExported));
  }
  const statements = await everyStatement(entities, filter);
  return { name: `${slugOf(heading, 80)}.md`, text: renderStatements(heading, statements) };
}

export function renderStatements(heading: string, statements: readonly Statement[]): string {
  const sources = new Map<string, LedgerSource>(statements.map((statement) => [statement.articleId, statement]));
  return renderLedger(heading, statements, sources);
}
