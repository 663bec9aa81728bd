import { useEffect, useRef, useState } from 'react';
import type { Color } from '#shared/model/annotation.ts';
import { colors, mostOfColorName } from '#shared/model/choices.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { queryClient, settingsQuery } from '../../api/queries.ts';
import { capitalised, text } from '../../lib/text.ts';
import styles from './highlighting.module.css';
import shared from './settings.module.css';

/** The eight colours, each with a name of the person's own. */
export function Highlighting({ settings }: { settings: Settings }) {
  return (
    <div className={shared.form}>
      <p>{text.settings.highlighting.says}</p>
      <div className={styles.colors}>
        {colors.map((color) => (
          <ColorName key={color} color={color} name={settings.colorNames[color] ?? ''} />
        ))}
      </div>
    </div>
  );
}

/** Milliseconds without a key until a name is kept: not every letter of it is a name. */
const pause = 400;

function ColorName({ color, name }: { color: Color; name: string }) {
  const [written, write] = useState<string | null>(null);
  const own = capitalised(text.names.colors[color]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<string | null>(null);

  function keep(): void {
    clearTimeout(timer.current);
    const given = latest.current?.trim();
    latest.current = null;
    if (given === undefined || given === name) return;
    const { [color]: _, ...others } = queryClient.getQueryData(settingsQuery.queryKey)?.colorNames ?? {};
    void changeSettings({ colorNames: given === '' ? others : { ...others, [color]: given } });
  }

  const keepLast = useRef(keep);
  useEffect(() => {
    keepLast.current = keep;
  });
  // What was typed last is kept however the dialog is left.
  useEffect(() => () => keepLast.current(), []);

  return (
    <label>
      <span className={styles.swatch} data-color={color} aria-hidden />
      <span aria-hidden>{own}</span>
      <input
        aria-label={text.settings.highlighting.named(own)}
        placeholder={own}
        autoComplete="off"
        maxLength={mostOfColorName}
        value={written ?? name}
        onChange={({ target }) => {
          write(target.value);
          latest.current = target.value;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => keepLast.current(), pause);
        }}
        onBlur={() => {
          keep();
          write(null);
        }}
      />
    </label>
  );
}
