import { isVanishingTrial } from '@liesweep/phase-diagram';
import { gridPointKey, type TrainingDevice, type TrialResult } from '@liesweep/sweep';

/** Where the tensors of one trial lie. */
export type TrialReference = Pick<TrialResult, 'trialKey' | 'gridPoint' | 'tensors'> & {
  readonly isVanishing: boolean;
};

/** What the report says about the trials beyond their cells. */
export interface TrialSurvey {
  readonly devices: readonly TrainingDevice[];
  /** A few trials of every cell, for their curves. */
  readonly samples: readonly TrialReference[];
}

/** Trials of one cell whose curves are drawn beside the best one's. */
const SAMPLES_PER_CELL = 3;

/** Watches trials go by, such as on their way into a file; keeps a bounded number of them per cell. */
export class TrialSurveyor {
  private readonly devices = new Map<string, TrainingDevice>();
  private readonly samples = new Map<string, TrialReference[]>();

  /** Passes the trials on unchanged. */
  async *watch(trials: AsyncIterable<TrialResult>): AsyncGenerator<TrialResult, void, undefined> {
    for await (const trial of trials) {
      this.note(trial);
      yield trial;
    }
  }

  /** Watches trials that nobody else wants. */
  async see(trials: AsyncIterable<TrialResult>): Promise<void> {
    for await (const trial of trials) this.note(trial);
  }

  private note(trial: TrialResult): void {
    this.devices.set(JSON.stringify(trial.trainedOn), trial.trainedOn);
    const cell = gridPointKey(trial.gridPoint);
    const known = this.samples.get(cell) ?? [];
    if (known.length < SAMPLES_PER_CELL) {
      const { trialKey, gridPoint, tensors } = trial;
      this.samples.set(cell, [...known, { trialKey, gridPoint, tensors, isVanishing: isVanishingTrial(trial) }]);
    }
  }

  /** What has gone by so far. */
  survey(): TrialSurvey {
    return { devices: [...this.devices.values()], samples: [...this.samples.values()].flat() };
  }
}
