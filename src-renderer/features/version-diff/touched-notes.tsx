import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { text } from '../../lib/text.ts';
import styles from './version-diff.module.css';

interface TouchedNotesProps {
  /** Those in whose words something changed between the versions. */
  touched: readonly PlacedAnnotation[];
  annotations: readonly PlacedAnnotation[];
  /** Of the article, as a BCP 47 tag. */
  language: string | undefined;
  onShow: (id: string) => void;
}

/** The notes that a change concerns: in whose words something came or went, and those that lost their place. */
export function TouchedNotes({ touched, annotations, language, onShow }: TouchedNotesProps) {
  const displaced = annotations.filter(({ place }) => place?.state === 'review' || place?.state === 'lost');
  return (
    <>
      {touched.length > 0 && (
        <NoteLinks title={text.versions.touched} notes={touched} language={language} onShow={onShow} />
      )}
      {displaced.length > 0 && (
        <NoteLinks title={text.versions.displaced} notes={displaced} language={language} onShow={onShow} />
      )}
    </>
  );
}

function NoteLinks({
  title,
  notes,
  language,
  onShow,
}: {
  title: string;
  notes: readonly PlacedAnnotation[];
  language: string | undefined;
  onShow: (id: string) => void;
}) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.notes}>
        {notes.map(({ id, color, anchor }) => (
          <li key={id}>
            <button type="button" data-color={color} onClick={() => onShow(id)}>
              {anchor?.quote.exact ? (
                <span lang={language} dir="auto">
                  {anchor.quote.exact}
                </span>
              ) : (
                text.versions.image
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
