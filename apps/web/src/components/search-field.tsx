import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import styles from './search-field.module.css';

const PAUSE_MS = 250;

/** A text to look for; told when typing pauses. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const id = useId();
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // Another address was opened, such as by going back.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text.trim();
      onChange(text.trim());
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, onChange]);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
    </div>
  );
}
