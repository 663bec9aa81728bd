import { readingFonts, themes } from '#shared/model/choices.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './reading-settings.module.css';

const fontNames = { serif: 'Serif', sans: 'Sans' } as const;
const sliders = [
  { key: 'fontSize', label: 'Size', min: 14, max: 28, step: 1, unit: 'px' },
  { key: 'measure', label: 'Line length', min: 50, max: 90, step: 2, unit: 'characters' },
  { key: 'lineHeight', label: 'Line height', min: 1.3, max: 2, step: 0.05, unit: '' },
] as const;

/** Theme, face, size, measure and leading of the reading text; every change shows at once. */
export function ReadingSettings({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  return (
    <Dialog title="Reading" width={440} onClose={onClose}>
      <div className={styles.form}>
        <Choice
          legend="Theme"
          values={themes}
          value={settings.theme}
          nameOf={(theme) => theme.charAt(0).toUpperCase() + theme.slice(1)}
          onChange={(theme) => void changeSettings({ theme })}
        />
        <Choice
          legend="Face"
          values={readingFonts}
          value={settings.font}
          nameOf={(font) => fontNames[font]}
          onChange={(font) => void changeSettings({ font })}
        />
        {sliders.map(({ key, label, unit, ...range }) => (
          <label key={key} className={styles.slider}>
            <span>{label}</span>
            <input
              type="range"
              {...range}
              value={settings[key]}
              aria-valuetext={`${settings[key]} ${unit}`}
              onChange={({ target }) => void changeSettings({ [key]: Number(target.value) })}
            />
            <output>{settings[key]}</output>
          </label>
        ))}
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={settings.marksAsElements}
            onChange={({ target }) => void changeSettings({ marksAsElements: target.checked })}
          />
          <span>
            Announce marks to screen readers
            <small>Says where a highlight begins and ends in the text, and reads its note there.</small>
          </span>
        </label>
      </div>
    </Dialog>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  values: readonly T[];
  value: T;
  nameOf: (value: T) => string;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ legend, values, value, nameOf, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      <div>
        {values.map((candidate) => (
          <label key={candidate}>
            <input
              type="radio"
              name={legend}
              checked={candidate === value}
              onChange={() => onChange(candidate)}
              className="visually-hidden"
            />
            <span>{nameOf(candidate)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
