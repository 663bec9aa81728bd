import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';

interface ChoiceProps<T extends string> {
  legend: string;
  values: readonly T[];
  value: T;
  nameOf: (value: T) => string;
  onChange: (value: T) => void;
}

/** One of a few, beside each other; the arrow keys go from one to the next. */
export function Choice<T extends string>({ legend, values, value, nameOf, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      <div>
        {values.map((candidate) => (
          <label key={candidate}>
            <input
              type="radio"
              name={name}
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

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value as it is shown and said. */
  shown: string;
  onChange: (value: number) => void;
}

export function Slider({ label, shown, onChange, ...range }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span>{label}</span>
      <input type="range" {...range} aria-valuetext={shown} onChange={({ target }) => onChange(Number(target.value))} />
      <output>{shown}</output>
    </label>
  );
}

interface OptionProps {
  label: ReactNode;
  says?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** With a name it is one of several, of which one is chosen. */
  name?: string;
}

/** Something that is or is not; with a name the one of several. */
export function Option({ label, says, checked, onChange, name }: OptionProps) {
  return (
    <label className={styles.option}>
      <input
        type={name === undefined ? 'checkbox' : 'radio'}
        name={name}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {label}
        {says !== undefined && <small>{says}</small>}
      </span>
    </label>
  );
}
