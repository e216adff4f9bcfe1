import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { buttonClasses } from '../../components/button-link.js';
import { EmptyState } from '../../components/empty-state.js';

/** What somebody does who has no sweep yet. */
export function Newcomer(): ReactElement {
  return (
    <EmptyState
      title="No sweep yet"
      actions={
        <Link to="/new" className={buttonClasses('primary')}>
          New sweep
        </Link>
      }
    >
      <p>
        A sweep trains sets of generators 𝕁 on your data, for many numbers of generators N<sub>g</sub>, and finds the
        largest number that keeps the labels: the dimension of the symmetry group.
      </p>
      <ul>
        <li>
          Upload a data file, or begin with an example: New sweep leads through it and says how long it will take.
        </li>
        <li>
          At the command line, <code>npx liesweep run examples/quick.yaml</code> trains 64 trials in a few seconds and
          shows up here.
        </li>
      </ul>
    </EmptyState>
  );
}
