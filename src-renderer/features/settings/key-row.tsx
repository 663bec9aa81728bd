import { Plus, RotateCcw, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Command } from '#shared/commands/catalogue.ts';
import { type FixedUse, fixedUsesOf } from '#shared/commands/fixed-uses.ts';
import {
  bindingOf,
  holderOf,
  isFree,
  keysWith,
  mostKeys,
  type OwnKeys,
  withKeys,
} from '#shared/commands/key-bindings.ts';
import { changeSettings } from '../../api/actions.ts';
import { titleOfCommand } from '../../api/command-list.ts';
import { capsOf, isMac } from '../../lib/keys.ts';
import { formats, text } from '../../lib/text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './key-row.module.css';

/** While keys are taken: what gives it up, and what leaves the command without the key. */
export const stopKey = 'Escape';
export const removeKey = 'Backspace';

interface KeyRowProps {
  command: Command;
  own: OwnKeys;
  /** Whether the person changed its keys. */
  isOwn: boolean;
  onReset: () => void;
}

/** A command and its keys; the button of each takes the next keys that are pressed, and says at once whose they are. */
export function KeyRow({ command, own, isOwn, onReset }: KeyRowProps) {
  const { id, keys } = command;
  /** The place of the key that is taken; behind the last for another one. */
  const [recording, record] = useState<number | null>(null);
  /** Keys that another command has, until the person says which is to have them. */
  const [asked, ask] = useState<{ readonly at: number; readonly binding: string; readonly holder: string } | null>(
    null,
  );
  const [said, say] = useState('');
  const row = useRef<HTMLSpanElement>(null);
  /** The place of the key whose button is to have the keyboard once it is there. */
  const next = useRef<number | null>(null);
  const words = text.settings.keys;
  const title = titleOfCommand(id).replace(/…$/, '');
  /** What the catalogue gives meets fixed keys on purpose. */
  const met = (isOwn ? keys : [])
    .map((binding) => ({ binding, uses: fixedUsesOf(binding) }))
    .filter(({ uses }) => uses.length > 0);
  const shown = recording === keys.length || keys.length === 0 ? [...keys, null] : keys;

  useLayoutEffect(() => {
    const button = row.current?.querySelectorAll<HTMLElement>('[data-key]')[next.current ?? -1];
    if (button === undefined) return;
    button.focus();
    next.current = null;
  });

  function goTo(at: number): void {
    next.current = at;
    ask(null);
  }

  function begin(at: number): void {
    goTo(at);
    say('');
    record(at);
  }

  function give(at: number, binding: string | null): void {
    const given = keysWith(keys, at, binding);
    void changeSettings({ keys: withKeys(own, id, given) });
    say(given.length === 0 ? words.removed(title) : words.set(title, formats.list(given.map(capsOf))));
    goTo(binding === null ? Math.max(0, at - 1) : at);
  }

  function onPress(event: KeyboardEvent): void {
    if (recording === null) return;
    // Before the dialog, which Escape closes, and every command.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    const binding = bindingOf(event, isMac);
    if (binding === null) return;
    if (binding !== stopKey && binding !== removeKey && !isFree(binding)) {
      say(words.notFree(capsOf(binding)));
      return;
    }
    record(null);
    const holder = holderOf(binding, id, own);
    if (binding === removeKey) give(recording, null);
    else if (binding === stopKey) {
      say('');
      goTo(Math.max(0, Math.min(recording, keys.length - 1)));
    } else if (holder === null) give(recording, binding);
    else ask({ at: recording, binding, holder: titleOfCommand(holder.id).replace(/…$/, '') });
  }

  useEffect(() => {
    if (recording === null) return;
    window.addEventListener('keydown', onPress, { capture: true });
    return () => window.removeEventListener('keydown', onPress, { capture: true });
  });

  return (
    <li className={styles.row}>
      <span className={styles.title}>{title}</span>
      <span ref={row} className={styles.buttons}>
        <IconButton
          label={words.resetOf(title)}
          className={styles.reset}
          data-shown={isOwn || undefined}
          onClick={() => {
            onReset();
            say('');
            goTo(0);
          }}
        >
          <RotateCcw />
        </IconButton>
        {shown.map((binding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its button keeps the keyboard while its key becomes another
          <span key={at} className={styles.key}>
            <button
              type="button"
              className={styles.keys}
              data-key
              data-recording={recording === at || undefined}
              aria-label={recording === at ? words.press : words.change(title, binding === null ? '' : capsOf(binding))}
              onClick={() => begin(at)}
              onBlur={() => record(null)}
            >
              {recording === at ? words.press : binding === null ? words.add : <Keys binding={binding} />}
            </button>
            {binding !== null && keys.length > 1 && (
              <IconButton label={words.remove(title, capsOf(binding))} onClick={() => give(at, null)}>
                <X />
              </IconButton>
            )}
          </span>
        ))}
        {keys.length > 0 && keys.length < mostKeys && recording !== keys.length && (
          <IconButton label={words.another(title)} onClick={() => begin(keys.length)}>
            <Plus />
          </IconButton>
        )}
      </span>
      {asked !== null && (
        <span className={styles.conflict} role="alert">
          {words.held(capsOf(asked.binding), asked.holder)}
          <TakeOver
            onTake={() => give(asked.at, asked.binding)}
            onLeave={() => goTo(Math.max(0, Math.min(asked.at, keys.length - 1)))}
          />
        </span>
      )}
      <span role="status" className={met.length === 0 ? 'visually-hidden' : undefined}>
        {met.map(({ binding, uses }) => (
          <span key={binding} className={styles.conflict}>
            {words.fixed(capsOf(binding), uses.map(useInWords).join(' · '))}
          </span>
        ))}
      </span>
      <span
        role="status"
        className={said === '' ? 'visually-hidden' : recording !== null ? styles.conflict : 'visually-hidden'}
      >
        {said}
      </span>
    </li>
  );
}

/** The place and what the keys do there. */
function useInWords({ where, id }: FixedUse): string {
  const { fixed, places } = text.keys;
  const titles: Readonly<Record<string, string>> =
    where === 'entity'
      ? { ...fixed, ...text.entityActions }
      : where === 'duplicate'
        ? { ...fixed, ...mapTitles() }
        : fixed;
  return `${places[where]}: ${(titles[id] ?? '').replace(/…$/, '')}`;
}

function mapTitles(): Record<string, string> {
  return Object.fromEntries(Object.entries(text.duplicateActions).map(([id, { title }]) => [id, title]));
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
