import { quadraticFormOf, type LearnedFit } from '@liesweep/models';
import type { OracleFit } from '@liesweep/sweep';

/** A learned oracle, and the digest of its file's content in the tensor store. */
export interface FittedOracle {
  readonly fit: LearnedFit;
  readonly digest: string;
}

/**
 * What a certificate says of the oracles that were learned; nothing where none was.
 *
 * @param fits one entry per oracle of the system, undefined for a formula
 * @param factors what each oracle is multiplied by
 */
export function fitsInCertificate(
  fits: readonly (FittedOracle | undefined)[],
  factors: readonly number[],
): { readonly fits?: readonly OracleFit[] } {
  const learned = fits.flatMap((each, position): OracleFit[] => {
    if (each === undefined) return [];
    const { fit, digest } = each;
    return [{ ...fit.quality, factor: factors[position] ?? NaN, digest, ...formsOf(fit) }];
  });
  return learned.length === 0 ? {} : { fits: learned };
}

/** The quadratic forms of a model that is one. */
function formsOf({ model, quality, certificate }: LearnedFit): Pick<OracleFit, 'forms'> {
  if (model.fits !== 'polynomials') return {};
  const error = Math.sqrt(Math.max(0, 1 - quality.train) / Math.max(1, certificate?.rowCount ?? 1));
  const forms = model.polynomials.flatMap((polynomial) => quadraticFormOf(polynomial, error) ?? []);
  return forms.length === model.polynomials.length ? { forms } : {};
}
