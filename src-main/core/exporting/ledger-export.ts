import type { ParsedFilter, Statement } from '#shared/model/statement.ts';
import type { Entities } from '../entities/entities.ts';
import { slugOf } from '../library/slug.ts';
import { type LedgerSource, renderLedger } from './ledger-table.ts';

const atOnce = 500;

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

/** Those statements as a Markdown table with their sources, and a file name for it. */
export async function exportStatements(
  entities: Entities,
  filter: ParsedFilter,
  heading: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const statements = await everyStatement(entities, filter);
  return { name: `${slugOf(heading, 80)}.md`, text: renderStatements(heading, statements) };
}

export function renderStatements(heading: string, statements: readonly Statement[]): string {
  const sources = new Map<string, LedgerSource>(statements.map((statement) => [statement.articleId, statement]));
  return renderLedger(heading, statements, sources);
}
