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
    ${
      run.problems.length === 0
        ? null
        : fragment`<h3>Problems</h3>
          <ul>
            ${run.problems.map((problem) => fragment`<li>${problem}</li>`)}
          </ul>`
    }
    <h3>${run.sweepFile.name}</h3>
    <pre tabindex="0"><code>${run.sweepFile.text}</code></pre>
  </section>`;
}

/** A duration as people say it: `0.4 s`, `42 s`, `3 min 20 s`, `2 h 5 min`; `not recorded` when it is no number. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return 'not recorded';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
  return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60))} min`;
}
