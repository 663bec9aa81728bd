import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'quiet';

/** A button with words on it. */
export function Button({ look = 'plain', className, ...rest }: ComponentProps<'button'> & { look?: Look }) {
  return <button type="button" className={`${styles.button} ${styles[look]} ${className ?? ''}`} {...rest} />;
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, for the tooltip and for those who do not see the icon. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  keys?: string;
  children: ReactNode;
}

/** A square button with an icon on it. */
export function IconButton({ label, keys, className, ...rest }: IconButtonProps) {
  const title = keys === undefined ? label : `${label} (${keys})`;
  return (
    <button type="button" aria-label={label} title={title} className={`${styles.icon} ${className ?? ''}`} {...rest} />
  );
}
