import { fragment, type Html } from './fragment.js';

/**
 * How to read the report, a line per idea.
 *
 * @param isOfFields whether generators are fields that are given by coefficients
 */
export function glossarySection(isOfFields = false): Html {
  return fragment`<section id="glossary" aria-labelledby="glossary-title">
    <h2 id="glossary-title">How to read it</h2>
    <dl class="glossary">
      <div>
        <dt>N<sub>g</sub>, n</dt>
        <dd>${
          isOfFields
            ? 'how many generators are searched for at once, each a field v(x) that moves n features.'
            : 'how many generators 𝕁 are searched for at once, each an n × n matrix that acts on n features.'
        }</dd>
      </div>
      <div>
        <dt>loss</dt>
        <dd>
          the sum of five weighted terms h·L: invariance, normalization, orthogonality, closure, sparsity. The dominant
          one is the largest.
        </dd>
      </div>
      <div>
        <dt>vanishes</dt>
        <dd>
          a float64 referee accepts the trained generators on samples they never saw: independent, the oracle kept within
          the tolerance, closed if asked. The loss is what is drawn.
        </dd>
      </div>
      <div>
        <dt>closure</dt>
        <dd>
          every commutator [𝕁<sub>a</sub>, 𝕁<sub>b</sub>] lies in the span of the generators: they form an algebra. With
          it a larger N<sub>g</sub> can vanish after a smaller one failed.
        </dd>
      </div>
      <div>
        <dt>group dimension</dt>
        <dd>
          the largest N<sub>g</sub> that vanishes, and <em>confirmed</em> when it equals the certificate.
        </dd>
      </div>
      <div>
        <dt>certificate</dt>
        <dd>
          the dimension of all linear symmetries together, found without training: how many independent directions have a
          relative defect of zero, or with measured labels one within the tolerance.
        </dd>
      </div>
      <div>
        <dt>relative defect</dt>
        <dd>
          how far a direction is from being a symmetry: the change of the oracle along it, as a share of the largest that
          its size allows. 0 keeps the oracle, 1 crosses every contour; units and scales do not matter.
        </dd>
      </div>
      <div>
        <dt>tolerance</dt>
        <dd>the relative defect up to which a direction, or a trained set of generators, counts as a symmetry.</dd>
      </div>
      <div>
        <dt>staircase</dt>
        <dd>
          approximate symmetry of measured labels, step by step: so many directions change them by at most so much, and any
          further one by at least so much. A wide step with a small defect is a symmetry that is nearly kept, or broken a
          little.
        </dd>
      </div>
      <div>
        <dt>structure</dt>
        <dd>
          the algebra that the generators span, in any basis: ⊕ joins its parts, ≅ stands between names of the same algebra.
        </dd>
      </div>
      <div>
        <dt>undetermined</dt>
        <dd>
          the evidence does not decide: a cell between vanishing and failing, too few restarts, or a scan that stops too
          early. It is not guessed.
        </dd>
      </div>
    ${isOfFields ? FIELD_IDEAS : null}</dl>
  </section>`;
}

const FIELD_IDEAS = fragment`  <div>
        <dt>field</dt>
        <dd>
          v(x) = Σ v<sub>j</sub>(x) ∂<sub>j</sub>: feature j changes by v<sub>j</sub>(x) in a unit of time, and exp(tv)x is where x is after time t. The
          defects are those of fields of equal size on the data.
        </dd>
      </div>
      <div>
        <dt>bracket</dt>
        <dd>
          [v, w] = Dv·w − Dw·v, again a field. Fields whose brackets stay among them are an algebra, and come from a group; others
          only have a number.
        </dd>
      </div>
      <div>
        <dt>directions at a point</dt>
        <dd>
          how many ways the fields lead on from a point: the dimension of the surfaces on which the labels stay as they are. It may be
          smaller than the number of fields.
        </dd>
      </div>
      <div>
        <dt>finish in float64</dt>
        <dd>
          trained fields that nearly close are turned inside the certified ones until they close to rounding, or are found not to.
        </dd>
      </div>
    `;
