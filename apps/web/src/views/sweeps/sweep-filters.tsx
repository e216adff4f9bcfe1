import type { Stage } from '@liesweep/api-contract';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SearchField } from '../../components/search-field.js';
import { Select } from '../../components/select.js';
import { STAGES } from '../../components/stage-badge.js';
import { chosen } from '../../shell/search-params.js';
import { FILTER_STAGES, type SweepsSearch } from './sweeps-search.js';
import styles from './sweeps-view.module.css';

const ANY = 'any';

/** Narrows the list by part of an id, stage and project; all of it stands in the address. */
export function SweepFilters({ search }: { readonly search: SweepsSearch }): ReactElement {
  const navigate = useNavigate();
  const change = (change: { [Key in keyof SweepsSearch]: SweepsSearch[Key] | undefined }): void => {
    void navigate({ to: '/', search: chosen({ ...search, ...change }), replace: true });
  };
  return (
    <div className={styles.filters}>
      <SearchField
        label="Part of an id"
        value={search.search ?? ''}
        onChange={(text) => {
          change({ search: text === '' ? undefined : text });
        }}
      />
      <Select<Stage | typeof ANY>
        label="Stage"
        value={search.stage ?? ANY}
        options={[
          { value: ANY, label: 'any' },
          ...FILTER_STAGES.map((stage) => ({ value: stage, label: `${STAGES[stage].sign} ${STAGES[stage].word}` })),
        ]}
        onChange={(stage) => {
          change({ stage: stage === ANY ? undefined : stage });
        }}
      />
      <SearchField
        label="Project"
        value={search.project ?? ''}
        onChange={(text) => {
          change({ project: text === '' ? undefined : text });
        }}
      />
    </div>
  );
}
