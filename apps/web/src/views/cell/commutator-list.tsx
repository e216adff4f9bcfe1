import type { Generators } from '@liesweep/api-contract';
import { useState, type ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { Shown } from '../../components/shown.js';
import { bracketText, longestCommutator } from './bracket-text.js';
import styles from './cell.module.css';

const FIRST = 12;
/** More would make the page slow, and nobody reads them: the file has all. */
const MOST = 600;

/** What the list of commutators shows. */
export interface CommutatorListProps {
  readonly generators: Pick<Generators, 'structureConstants' | 'kind'>;
}

/** All commutators in readable form, those that do not vanish first. */
export function CommutatorList({ generators: { structureConstants, kind } }: CommutatorListProps): ReactElement {
  const [isAll, setIsAll] = useState(false);
  const longest = longestCommutator(structureConstants);
  const texts = structureConstants.map((each) => bracketText(each, longest, kind));
  const ordered = [...texts.filter((text) => !text.endsWith('= 0')), ...texts.filter((text) => text.endsWith('= 0'))];
  const shown = ordered.slice(0, isAll ? MOST : FIRST);
  const isShort = ordered.length <= FIRST;
  return (
    <details open={isShort}>
      <summary>Commutators written out</summary>
      <ul className={styles.brackets}>
        {shown.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {!isShort && (
        <div className={styles.row}>
          <Shown shown={shown.length} of={ordered.length} what="commutators" />
          <Button
            isSmall
            tone="quiet"
            onPress={() => {
              setIsAll(!isAll);
            }}
          >
            {isAll ? 'Show fewer' : 'Show more'}
          </Button>
        </div>
      )}
    </details>
  );
}
