import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { deleteTemplate, renameTemplate } from '../../api/template-actions.ts';
import { focusWhenThere } from '../../lib/keyboard-place.ts';
import { keepKeys } from '../../lib/own-keys.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from './own-templates.module.css';

/** The person's own templates by name, each to be renamed or deleted. */
export function OwnTemplates({ names }: { names: readonly string[] }) {
  const [renamed, setRenamed] = useState<string | null>(null);
  // The list goes with its last row.
  const panel = useRef<HTMLElement | null>(null);

  function buttonOf(name: string | undefined): HTMLElement | null {
    return panel.current?.querySelector<HTMLElement>(`[data-template="${CSS.escape(name ?? '')}"]>button`) ?? null;
  }

  return (
    <ul
      ref={(list) => {
        panel.current = list?.closest<HTMLElement>('[role="tabpanel"]') ?? panel.current;
      }}
      className={styles.list}
    >
      {names.map((name, at) => (
        <li key={name} data-template={name}>
          {renamed === name ? (
            <NameForm
              name={name}
              onDone={(to) => {
                setRenamed(null);
                focusWhenThere(
                  () => buttonOf(to),
                  () => panel.current,
                );
              }}
            />
          ) : (
            <>
              <span dir="auto">{name}</span>
              <Button aria-label={text.exporting.renameTemplate(name)} onClick={() => setRenamed(name)}>
                {text.exporting.rename}
              </Button>
              <Button
                aria-label={text.exporting.deleteTemplate(name)}
                onClick={({ detail }) => {
                  // The second press of a double click would meet the next one, which has come up.
                  if (detail > 1) return;
                  // Before its row goes: the dialog would take the keyboard.
                  (buttonOf(names[at + 1] ?? names[at - 1]) ?? panel.current)?.focus();
                  void deleteTemplate(name);
                }}
              >
                {text.exporting.delete}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A new name in place of the row; what the library does not take is said below. `onDone` is given the name that it has then. */
function NameForm({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const [written, setWritten] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const told = useId();
  const to = written.trim();
  useEffect(() => {
    if (problem !== null) document.getElementById(told)?.scrollIntoView({ block: 'nearest' });
  }, [problem, told]);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (to === '') return;
    const refused = to === name ? null : await renameTemplate(name, to);
    setProblem(refused);
    if (refused === null) onDone(to);
  }

  return (
    <form
      className={styles.form}
      onKeyDown={(event) => keepKeys(event, () => onDone(name))}
      onSubmit={(event) => void onSubmit(event)}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person asked to write it
        autoFocus
        aria-label={text.exporting.newNameOf(name)}
        aria-describedby={told}
        aria-invalid={problem !== null}
        autoComplete="off"
        dir="auto"
        maxLength={60}
        value={written}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          setWritten(target.value);
          setProblem(null);
        }}
      />
      <Button type="submit" look="primary" disabled={to === ''}>
        {text.exporting.rename}
      </Button>
      <Button onClick={() => onDone(name)}>{text.common.cancel}</Button>
      <p id={told} role="alert">
        {problem}
      </p>
    </form>
  );
}
