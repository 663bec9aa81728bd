import { useState } from 'react';
import { call } from '../../api/client.ts';
import { text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './export-dialog.module.css';
import { TemplateWords } from './template-words.tsx';

interface TemplateEditorProps {
  text: string;
  onWrite: (text: string) => void;
  /** Called when the library has kept the template under a name. */
  onKept: (name: string) => Promise<void>;
}

/** A template that is being written; what it makes, or what is wrong with it, is shown beside it. */
export function TemplateEditor({ text: template, onWrite, onKept }: TemplateEditorProps) {
  const [name, setName] = useState('');

  async function keep(): Promise<void> {
    try {
      await call('export.saveTemplate', { name: name.trim(), text: template });
      announce(text.exporting.keptAs(name.trim()));
      await onKept(name.trim());
    } catch (failure) {
      report(failure);
    }
  }

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <textarea
        className={styles.preview}
        aria-label={text.exporting.template}
        // biome-ignore lint/a11y/noAutofocus: the button was pressed to write here, and discards by now
        autoFocus
        spellCheck={false}
        value={template}
        onChange={({ target }) => onWrite(target.value)}
      />
      <TemplateWords />
      <div className={styles.keep}>
        <label>
          {text.exporting.templateName}
          <input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        </label>
        <Button type="submit" disabled={name.trim() === ''}>
          {text.exporting.keepTemplate}
        </Button>
      </div>
    </form>
  );
}
