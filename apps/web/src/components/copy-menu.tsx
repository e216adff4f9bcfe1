import { useState, type ReactElement } from 'react';
import { copyText } from './copy-text.js';
import { Menu } from './menu.js';

/** Copies what one types to see the same elsewhere: at the command line, in Python, or the address of what is shown. */
export function CopyMenu({ cli, python }: { readonly cli: string; readonly python: string }): ReactElement {
  const [said, setSaid] = useState('');
  const copy = (what: string, text: string) => () => {
    void copyText(text).then((isCopied) => {
      setSaid(isCopied ? `${what} copied` : 'The browser did not allow copying');
    });
  };
  return (
    <>
      <Menu
        trigger={<>Copy ▾</>}
        label="Copy"
        entries={[
          { id: 'cli', label: 'Copy as CLI', hint: cli, onPress: copy('Command', cli) },
          { id: 'python', label: 'Copy as Python', hint: python, onPress: copy('Python', python) },
          { id: 'link', label: 'Copy link', hint: 'To what is shown here', onPress: copy('Link', location.href) },
        ]}
      />
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
