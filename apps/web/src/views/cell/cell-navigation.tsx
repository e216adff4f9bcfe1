import type { Grid } from '@liesweep/api-contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { buttonClasses } from '../../components/button-link.js';
import styles from './cell.module.css';
import { gridNeighbours, type AxisStep, type GridAxis } from './grid-neighbours.js';

/** What leads from a cell to its neighbours. */
export interface CellNavigationProps {
  readonly sweepId: string;
  readonly grid: Grid;
  readonly cell: number;
}

/** One stepper per axis of the grid that has more than one value: its value, and the way to the cells beside. */
export function CellNavigation({ sweepId, grid, cell }: CellNavigationProps): ReactElement | null {
  const steps = gridNeighbours(grid, cell).filter(({ count }) => count > 1);
  if (steps.length === 0) return null;
  return (
    <nav aria-label="Neighbouring cells" className={styles.steppers}>
      {[...steps].reverse().map((step) => (
        <Stepper key={step.axis} sweepId={sweepId} step={step} />
      ))}
    </nav>
  );
}

function Stepper({ sweepId, step }: { readonly sweepId: string; readonly step: AxisStep }): ReactElement {
  const name = axisName(step.axis);
  return (
    <div className={styles.stepper}>
      <Step sweepId={sweepId} to={step.previous} label={`Cell with smaller ${name}`} sign="‹" />
      <span>
        {AXIS_SYMBOLS[step.axis] ?? name}&nbsp;=&nbsp;<strong>{step.value}</strong>
        <span className={styles.muted}>
          {' '}
          {step.position + 1}/{step.count}
        </span>
      </span>
      <Step sweepId={sweepId} to={step.next} label={`Cell with larger ${name}`} sign="›" />
    </div>
  );
}

function Step({
  sweepId,
  to,
  label,
  sign,
}: {
  readonly sweepId: string;
  readonly to: number | null;
  readonly label: string;
  readonly sign: string;
}): ReactElement {
  if (to === null) {
    return (
      <span aria-hidden="true" className={buttonClasses('quiet', true)} data-disabled>
        {sign}
      </span>
    );
  }
  return (
    <Link
      to="/sweeps/$sweepId/cells/$cell"
      params={{ sweepId, cell: String(to) }}
      className={buttonClasses('quiet', true)}
      aria-label={label}
      resetScroll={false}
    >
      {sign}
    </Link>
  );
}

const AXIS_SYMBOLS: Partial<Readonly<Record<GridAxis, ReactElement>>> = {
  generators: (
    <>
      N<sub>g</sub>
    </>
  ),
};

/** The name of an axis in a sentence: `n`, `N_g`, `h of closure`. */
function axisName(axis: GridAxis): string {
  const names: Partial<Record<GridAxis, string>> = { dimension: 'n', generators: 'N_g' };
  return names[axis] ?? `h of ${axis}`;
}
