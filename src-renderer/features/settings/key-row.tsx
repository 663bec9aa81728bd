import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Command } from '#shared/commands/catalogue.ts';
import { bindingOf, holderOf, isFree, type OwnKeys, withKeys } from '#shared/commands/key-bindings.ts';
import { changeSettings } from '../../api/actions.ts';
import { titleOfCommand } from '../../api/command-list.ts';
import { capsOf, isMac } from '../../lib/keys.ts';
import { text } from '../../lib/text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './key-row.module.css';

interface KeyRowProps {
  command: Command;
  own: OwnKeys;
  /** Whether the person changed its keys. */
  isOwn: boolean;
  onReset: () => void;
}

/** A command and its keys; its button takes the next keys that are pressed, and says at once whose they are. */
export function KeyRow({ command, own, isOwn, onReset }: KeyRowProps) {
  const { id, keys } = command;
  const [isRecording, record] = useState(false);
  /** Keys that another command has, until the person says which is to have them. */
  const [asked, ask] = useState<{ readonly binding: string; readonly holder: string } | null>(null);
  const [said, say] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const words = text.settings.keys;
  const title = titleOfCommand(id).replace(/…$/, '');

  function give(binding: string | null): void {
    void changeSettings({ keys: withKeys(own, id, binding) });
    say(binding === null ? words.removed(title) : words.set(title, capsOf(binding)));
    ask(null);
    button.current?.focus();
  }

  function onPress(event: KeyboardEvent): void {
    // Before the dialog, which Escape closes, and every command.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    const binding = bindingOf(event, isMac);
    if (binding === null) return;
    if (binding !== 'Escape' && binding !== 'Backspace' && !isFree(binding)) {
      say(words.notFree(capsOf(binding)));
      return;
    }
    record(false);
    const holder = holderOf(binding, id, own);
    if (binding === 'Backspace') give(null);
    else if (binding === 'Escape') say('');
    else if (holder === null) give(binding);
    else ask({ binding, holder: titleOfCommand(holder.id).replace(/…$/, '') });
  }

  useEffect(() => {
    if (!isRecording) return;
    window.addEventListener('keydown', onPress, { capture: true });
    return () => window.removeEventListener('keydown', onPress, { capture: true });
  });

  const shown = keys.map(capsOf).join(', ');
  return (
    <li className={styles.row}>
      <span className={styles.title}>{title}</span>
      <span className={styles.buttons}>
        <IconButton
          label={words.resetOf(title)}
          className={styles.reset}
          data-shown={isOwn || undefined}
          onClick={() => {
            onReset();
            ask(null);
            say('');
            button.current?.focus();
          }}
        >
          <RotateCcw />
        </IconButton>
        <button
          ref={button}
          type="button"
          className={styles.keys}
          data-recording={isRecording || undefined}
          aria-label={isRecording ? words.press : words.change(title, shown)}
          onClick={() => {
            ask(null);
            say('');
            record(true);
          }}
          onBlur={() => record(false)}
        >
          {isRecording
            ? words.press
            : keys.length === 0
              ? words.add
              : keys.map((binding) => <Keys key={binding} binding={binding} />)}
        </button>
      </span>
      {asked !== null && (
        <span className={styles.conflict} role="alert">
          {words.held(capsOf(asked.binding), asked.holder)}
          <TakeOver
            onTake={() => give(asked.binding)}
            onLeave={() => {
              ask(null);
              button.current?.focus();
            }}
          />
        </span>
      )}
      <span
        role="status"
        className={said === '' ? 'visually-hidden' : isRecording ? styles.conflict : 'visually-hidden'}
      >
        {said}
      </span>
    </li>
  );
}

function TakeOver({ onTake, onLeave }: { onTake: () => void; onLeave: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <Button ref={first} onClick={onTake}>
        {text.settings.keys.takeOver}
      </Button>
      <Button look="quiet" onClick={onLeave}>
        {text.settings.keys.keep}
      </Button>
    </>
  );
}
