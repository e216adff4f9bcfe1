import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from '../style/classes.js';
import styles from './button.module.css';

/** What a button is given. */
export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` for the one thing to do here, `danger` for what cannot be undone, `quiet` within rows. */
  readonly tone?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly isSmall?: boolean;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly type?: 'button' | 'submit';
  /** What it does, where its content is a sign alone. */
  readonly label?: string;
  /** Whether it is switched on, for a button that switches. */
  readonly isOn?: boolean;
}

/** A button. */
export function Button({
  children,
  tone = 'plain',
  isSmall = false,
  isDisabled = false,
  isPending = false,
  type = 'button',
  label,
  isOn,
  onPress,
}: ButtonProps): ReactElement {
  return (
    <AriaButton
      type={type}
      isDisabled={isDisabled}
      isPending={isPending}
      className={classes(styles.button, styles[tone], isSmall && styles.small, isOn === true && styles.on)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {children}
    </AriaButton>
  );
}
