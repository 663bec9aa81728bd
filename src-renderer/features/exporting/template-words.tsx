import { templateExample, templateWords } from '#shared/exporting/template-words.ts';
import { text } from '../../lib/text.ts';
import styles from './template-words.module.css';

const groups = Object.keys(templateWords) as (keyof typeof templateWords)[];
/** Beside a template that is being written: an example, and the words that there are. */
export function TemplateWords() {
  const told = text.exporting.templateWords;
  return (
    <details className={styles.words}>
      <summary>{told.title}</summary>
      <p>{told.example}</p>
      <pre dir="ltr">{templateExample}</pre>
      <dl>
        {groups.map((group) => (
          <div key={group}>
            <dt>{told[group]}</dt>
            <dd dir="ltr">
              {templateWords[group].map((word) => (
                <code key={word}>{word}</code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
