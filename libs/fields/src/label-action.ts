/**
 * How the labels f(x), k of them, move while the features move along v. The rows of a system say that both agree:
 *
 *     Df(x)·v(x) = V f(x) + …        V eliminated where it is free
 *
 * - `invariant`: Df·v = 0
 * - `free`: Df·v = V f with any matrix V, k × k; `free-affine`: Df·v = V f + d
 * - `same`: labels are points of the feature space, one or several, and move along the same field: Df·v = v(f); of maps
 * - `tangent`: labels are the velocities of the features: Df·v = Dv·f, of flows; with time scaling + λ f, and any λ
 * - `tensor`: labels are a tensor of order t over the features; each factor moves by Dv, or by a matrix of its own that is free
 * - `scale`: Df·v = w (tr Dv / n) f: under x → e^t x labels go to e^(wt) f
 */
export type LabelAction =
  | { readonly kind: 'invariant' }
  | { readonly kind: 'free' }
  | { readonly kind: 'free-affine' }
  | { readonly kind: 'same' }
  | { readonly kind: 'tangent'; readonly timeScaling: boolean }
  | { readonly kind: 'tensor'; readonly factors: readonly ('W' | 'free')[] }
  | { readonly kind: 'scale'; readonly weight: number };
