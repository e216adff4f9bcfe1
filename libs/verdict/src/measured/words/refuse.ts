import { countOf } from '@liesweep/sweep';
import type { RefusalWord } from '../label-verdict.js';

/** Why rows bear no bound at all: a word for programs, a sentence for people. */
export interface Refusal {
  readonly word: RefusalWord;
  readonly reason: string;
  /** How many different rows would do, where that is the matter. */
  readonly rowsNeeded?: number;
}

/** A share as a percentage of two digits. */
export function percent(share: number): string {
  return `${String(Number((100 * share).toPrecision(2)))} %`;
}

/** A number is missing or infinite. */
export function refuseNotFinite(): Refusal {
  return {
    word: 'not-finite',
    reason: 'A sample or a label is not a finite number: remove or repair those rows.',
  };
}

/** Degree 4 needs more rows. */
export function refuseFewRows(distinct: number, needed: number, degree: number): Refusal {
  return {
    word: 'too-few-rows',
    rowsNeeded: needed,
    reason: `Only ${countOf(distinct, 'different row')} with features and labels, and a polynomial of degree ${String(degree)} in these features needs ${String(needed)}: measure more rows; copies do not count.`,
  };
}

/** Degree 4 needs more computation than is borne. */
export function refuseManyFeatures(variables: number): Refusal {
  return {
    word: 'too-many-features',
    reason: `A polynomial of degree 4 in ${String(variables)} real features has too many coefficients to be judged: leave out features that are not acted on.`,
  };
}

/** Every label is constant. */
export function refuseConstant(): Refusal {
  return {
    word: 'constant-label',
    reason: 'The labels do not vary, so that every field keeps them: measure rows on which they differ.',
  };
}

/** Features are linearly dependent. */
export function refuseDependent(): Refusal {
  return {
    word: 'dependent-features',
    reason:
      'A combination of the features does not vary over the rows, so that fields along it are not seen: leave out the dependent feature, or measure rows that vary it.',
  };
}

/** The rows lie on an algebraic surface. */
export function refuseSurface(degree: number): Refusal {
  return {
    word: 'surface',
    reason: `The rows satisfy a polynomial equation of degree at most ${String(degree)} (a sphere, a few rays, a few levels, a 0/1 feature, all but a few outlying rows), so that the labels are unknown off that surface: measure rows that leave it.`,
  };
}

/** No polynomial describes the labels. */
export function refuseLackOfFit(degree: number, unsettled: number): Refusal {
  return {
    word: 'lack-of-fit',
    reason: `No polynomial up to degree ${String(degree)} describes the labels: the last two degrees still change the gradient by ${percent(unsettled)}; measure more rows, restrict them to a smaller region, or transform the label.`,
  };
}

/** The gradient leaves a direction out. */
export function refuseFlat(): Refusal {
  return {
    word: 'flat',
    reason:
      'The labels change only where some direction of the features vanishes, so that fields along it are not weighed: measure rows elsewhere.',
  };
}

/** The gradient is mostly noise. */
export function refuseGradientNoise(noise: number, residual: number): Refusal {
  return {
    word: 'gradient-noise',
    reason: `Noise: with a residual of ${percent(residual)} of the labels' standard deviation the gradient is known only to ${percent(noise)}; measure more rows, or the labels more precisely.`,
  };
}

/** A few rows carry the gradient. */
export function refuseOutliers(share: number): Refusal {
  return {
    word: 'outliers',
    reason: `A few outlying rows carry ${percent(share)} of the gradient and nothing checks their noise: remove them, or measure more rows near them.`,
  };
}
