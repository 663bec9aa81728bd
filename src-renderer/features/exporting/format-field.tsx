import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ExportFormat, exportFormatNames } from '#shared/exporting/export-formats.ts';
import { ownTemplatesQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';

/** A format by its name, or `own:` and the name of one of the person's own templates. */
export type Choice = ExportFormat | `own:${string}`;

/** What makes one file of one article; the others are of the whole library. */
export const articleFormats: readonly ExportFormat[] = exportFormatNames.filter(
  (name) => !['highlight', 'digest', 'opml', 'entities-csv'].includes(name),
);

interface FormatFieldProps<T> {
  label: string;
  className: string | undefined;
  formats: readonly ExportFormat[];
  value: T;
  onChoose: (choice: NoInfer<T>) => void;
  /** Options that stand before the formats. */
  children?: ReactNode;
}

/** Chooses one of the formats or of the person's own templates. */
export function FormatField<T extends Choice | 'draft'>(props: FormatFieldProps<T>) {
  const { label, className, formats, value, onChoose, children } = props;
  const own = useQuery(ownTemplatesQuery);
  return (
    <label className={className}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value as T)}>
        {children}
        {formats.map((name) => (
          <option key={name} value={name}>
            {text.names.exportFormats[name]}
          </option>
        ))}
        {own.data?.map((name) => (
          <option key={name} value={`own:${name}`}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function isOwn(choice: Choice): choice is `own:${string}` {
  return choice.startsWith('own:');
}

/** The format of a choice, and the name of the person's own template that writes it; null where the format does. */
export function madeBy(choice: Choice): { readonly format: ExportFormat; readonly template: string | null } {
  return isOwn(choice)
    ? { format: 'markdown', template: choice.slice('own:'.length) }
    : { format: choice, template: null };
}
