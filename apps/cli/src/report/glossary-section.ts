import { fragment, type Html } from './fragment.js';

/** How to read the report, in seven lines. */
export function glossarySection(): Html {
  return fragment`<section id="glossary" aria-labelledby="glossary-title">
    <h2 id="glossary-title">How to read it</h2>
    <dl class="glossary">
      <div>
        <dt>N<sub>g</sub>, n</dt>
        <dd>how many generators 𝕁 are searched for at once, each an n × n matrix that acts on n features.</dd>
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
          the finished loss is at zero within the precision, and a float64 referee agrees: independent generators,
          oracle kept, closed if asked.
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
          the largest N<sub>g</sub> that vanishes, and <em>confirmed</em> when it equals the certificate: the nullspace
          dimension of the linear problem, found without training.
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
    </dl>
  </section>`;
}
