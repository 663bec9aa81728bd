import { useId } from 'react';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { text } from '../../lib/text.ts';
import { Option } from './controls.tsx';
import styles from './settings.module.css';

/** Whether Postil may go to the network when it is asked to. */
export function Network({ settings }: { settings: Settings }) {
  const name = useId();
  const say = text.settings.network;
  const choices = [
    { network: 'ask', label: say.ask, says: say.asks },
    { network: 'never', label: say.never, says: say.nevers },
  ] as const;
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{text.settings.sections.network}</legend>
      {choices.map(({ network, label, says }) => (
        <Option
          key={network}
          name={name}
          label={label}
          says={says}
          checked={settings.network === network}
          onChange={() => void changeSettings({ network })}
        />
      ))}
    </fieldset>
  );
}
