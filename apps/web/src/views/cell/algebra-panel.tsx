import type { Generators } from '@liesweep/api-contract';
import type { ReactElement } from 'react';
import { Panel } from '../../components/panel.js';
import { nameOf } from './bracket-text.js';
import styles from './cell.module.css';
import { CommutatorList } from './commutator-list.js';
import { describeStructure } from './describe-structure.js';
import { MultiplicationGrid } from './multiplication-grid.js';
import { RootPanel } from './root-panel.js';

/** The algebra that the generators span: its name and why, commutators, and roots. */
export function AlgebraPanel({ generators }: { readonly generators: Generators }): ReactElement {
  const { structure, roots, structureConstants, matrices, formulas, kind } = generators;
  const words = describeStructure(structure);
  const count = Math.max(matrices.length, formulas.length);
  const symbol = nameOf(0, kind).slice(0, -1);
  return (
    <Panel title="Algebra">
      {words === null ? (
        <p className={styles.note}>
          {count === 1
            ? 'A single generator spans a line: the commutative algebra of dimension 1.'
            : (generators.problem ?? 'Nothing is known of the span: its commutators may not lie in it.')}
        </p>
      ) : (
        <>
          <p className={styles.algebraName}>{words.name ?? 'no name decided'}</p>
          <p className={styles.note}>{words.reason}</p>
          <dl className={styles.facts}>
            {words.facts.map(({ what, is }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{is}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className={styles.algebra}>
        {structureConstants.length > 0 && (
          <section className={styles.table}>
            <h3>
              Commutators [{symbol}ₐ, {symbol}ᵦ]
            </h3>
            <MultiplicationGrid
              generators={generators}
              count={count}
              canBeSparser={generators.basis === 'trained' && generators.bases.includes('sparsest')}
            />
          </section>
        )}
        {roots !== null && (
          <section>
            <h3>Roots</h3>
            <RootPanel roots={roots} />
          </section>
        )}
      </div>
      {structureConstants.length > 0 && <CommutatorList generators={generators} />}
    </Panel>
  );
}
