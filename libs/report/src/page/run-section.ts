import { formatDuration } from '@liesweep/sweep';
import { factList } from './fact-list.js';
import { fragment, type Html } from './fragment.js';
import type { ReportInput } from './report-input.js';

/** What was run, exactly enough to run it again. */
export function runSection({ run, phaseDiagram }: ReportInput): Html {
  const devices = run.devices.map(({ device, backend, mode }) => `${device} (${backend}, ${mode})`);
  const facts: [string, string][] = [
    ['digest of the sweep', phaseDiagram.specDigest],
    ['started', run.startedAt],
    ['wall time', formatSeconds(run.wallSeconds)],
    ['trials', String(run.trials)],
    ['time in training', formatSeconds(run.trainedSeconds)],
    ['devices', devices.length === 0 ? 'not recorded' : devices.join('; ')],
    ...Object.entries(run.versions),
  ];
  return fragment`<section id="run" aria-labelledby="run-title">
    <h2 id="run-title">What was run</h2>
    <pre class="command" tabindex="0"><code>${run.command}</code></pre>
    ${factList(facts)}
    ${sentences('Data', run.data)}${sentences('Problems', run.problems)}
    <h3>${run.sweepFile.name}</h3>
    <pre tabindex="0"><code>${run.sweepFile.text}</code></pre>
  </section>`;
}

/** A list of sentences under a title; nothing where there are none. */
function sentences(title: string, given: readonly string[]): Html | null {
  if (given.length === 0) return null;
  return fragment`<h3>${title}</h3>
          <ul>
            ${given.map((sentence) => fragment`<li>${sentence}</li>`)}
          </ul>`;
}

/** As it is said; a run of before times were kept has none. */
function formatSeconds(seconds: number): string {
  return Number.isFinite(seconds) && seconds >= 0 ? formatDuration(seconds, 'sentence') : 'not recorded';
}
