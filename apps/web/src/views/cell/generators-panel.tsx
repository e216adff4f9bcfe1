import type { CellDetail, Generators } from '@liesweep/api-contract';
import { formulaText } from '@liesweep/figures/formula-text';
import type { ReactElement } from 'react';
import { addressOf } from '../../api/call.js';
import { DownloadMenu, type Download } from '../../components/download-menu.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { Shown } from '../../components/shown.js';
import { nameOf } from './bracket-text.js';
import type { Basis } from './cell-search.js';
import styles from './cell.module.css';
import { generatorFile } from './copied-text.js';
import { GeneratorMosaic } from './generator-mosaic.js';

/** More would take the page long to draw, and nobody tells them apart: the file has all. */
const MOST_SHOWN = 128;

/** What is shown of the generators of a trial. */
export interface GeneratorsPanelProps {
  readonly sweepId: string;
  readonly cell: CellDetail;
  readonly slice: number;
  readonly generators: Generators;
  readonly selected: number;
  readonly onSelect: (generator: number) => void;
  readonly onBasis: (basis: Basis) => void;
}

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  trained: 'As training found them.',
  sparsest: 'The same span, turned so that as many entries as possible are zero.',
  certified: 'Found without training: all that keep φ, certified in float64.',
};

/** The generators of a trial as matrices or formulas, in a basis that one chooses. */
export function GeneratorsPanel(props: GeneratorsPanelProps): ReactElement {
  const { sweepId, cell, slice, generators, selected, onSelect, onBasis } = props;
  const { basis, bases, kind, matrices, formulas, restart, problem } = generators;
  const count = Math.max(matrices.length, formulas.length);
  const shown = { ...generators, matrices: matrices.slice(0, MOST_SHOWN) };
  return (
    <Panel
      title="Generators"
      actions={
        <>
          {bases.length > 1 && (
            <div className={styles.switch} role="group" aria-label="Basis">
              {bases.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={each === basis}
                  onClick={() => {
                    onBasis(each);
                  }}
                >
                  {each}
                </button>
              ))}
            </div>
          )}
          <DownloadMenu downloads={downloadsOf(sweepId, cell, slice, generators)} />
        </>
      }
    >
      <p className={styles.note}>
        {basis === 'certified' ? '' : `Restart ${String(restart)}${restart === cell.bestRestart ? ', the best' : ''}. `}
        {BASIS_WORDS[basis]}
      </p>
      {count === 0 ? (
        <EmptyState title={kind === 'networks' ? 'Networks, seen at work' : 'No generators to show'}>
          {problem ?? 'They are neither matrices nor formulas: see them at work.'}
        </EmptyState>
      ) : (
        <>
          {formulas.length > 0 && (
            <ol className={styles.formulas}>
              {formulas.map((formula, index) => (
                <li key={index} data-selected={index === selected || undefined}>
                  <button
                    type="button"
                    aria-pressed={index === selected}
                    onClick={() => {
                      onSelect(index);
                    }}
                  >
                    {formula.includes('=') ? '' : `${nameOf(index, kind)} = `}
                    {formulaText(formula)}
                  </button>
                </li>
              ))}
            </ol>
          )}
          {matrices.length > 0 && <GeneratorMosaic generators={shown} selected={selected} onSelect={onSelect} />}
          {matrices.length > MOST_SHOWN && <Shown shown={MOST_SHOWN} of={matrices.length} what="generators" />}
          {problem !== null && generators.structure !== null && <p className={styles.note}>{problem}</p>}
        </>
      )}
    </Panel>
  );
}

function downloadsOf(sweepId: string, cell: CellDetail, slice: number, { basis, bases }: Generators): Download[] {
  const { dimension, generators } = cell;
  const numbers = (['trained', 'sparsest', 'certified'] as const)
    .filter((each) => bases.includes(each))
    .map((each) => {
      const file = generatorFile({ dimension, generators, slice }, each);
      return {
        label: `${each}, NumPy`,
        hint: each === basis ? `${file}: as shown, of the best restart` : file,
        href: addressOf('generatorsNpy', { params: { sweepId, file } }),
      };
    });
  return numbers;
}
