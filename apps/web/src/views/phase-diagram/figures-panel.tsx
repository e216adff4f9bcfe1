import type { ReactElement } from 'react';
import { addressOf } from '../../api/call.js';
import { useCall } from '../../api/use-call.js';
import { Panel } from '../../components/panel.js';
import { Shown } from '../../components/shown.js';
import { formatCount } from '../../format/format-count.js';
import styles from './phase-diagram-view.module.css';

const MOST = 60;

/** The figures of the report, each as the server draws it for print; nothing where there is none yet. */
export function FiguresPanel({ sweepId }: { readonly sweepId: string }): ReactElement | null {
  const { data } = useCall('listFigures', { params: { sweepId } });
  if (data === undefined || data.figures.length === 0) return null;
  const figures = data.figures.slice(0, MOST);
  return (
    <Panel title="Figures for print">
      <details className={styles.details}>
        <summary>{formatCount(data.figures.length)} figures, as SVG</summary>
        <ul className={styles.figures}>
          {figures.map(({ name, title }) => (
            <li key={name}>
              <a
                href={addressOf('getFigure', { params: { sweepId, file: `${name}.svg` } })}
                target="_blank"
                rel="noreferrer"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
        <Shown shown={figures.length} of={data.figures.length} what="figures" />
      </details>
    </Panel>
  );
}
