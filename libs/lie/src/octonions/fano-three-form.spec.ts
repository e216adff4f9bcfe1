import fc from 'fast-check';
import { crossProduct, fanoThreeForm, fanoThreeFormGradients } from './fano-three-form.js';
import { multiplyOctonions } from './multiply-octonions.js';

fc.configureGlobal({ seed: 20_230_104 });

/** Vectors of integers: their products are exact. */
const vector = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 7, maxLength: 7 })
  .map((entries) => Float64Array.from(entries));

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, entry, k) => sum + entry * (b[k] ?? NaN), 0);

function expectLaw(law: (x: Float64Array, y: Float64Array, z: Float64Array) => boolean): void {
  fc.assert(fc.property(vector, vector, vector, law));
}

describe('the cross product of R⁷', () => {
  it('is orthogonal to both vectors, and as long as their parallelogram is large', () => {
    expectLaw((x, y) => {
      const product = crossProduct(x, y);
      const area = dot(x, x) * dot(y, y) - dot(x, y) ** 2;
      return dot(product, x) === 0 && dot(product, y) === 0 && dot(product, product) === area;
    });
  });

  it('is antisymmetric, and the imaginary part of the product of imaginary octonions, whose real part is −⟨x, y⟩', () => {
    expectLaw((x, y) => {
      const [real = NaN, ...imaginary] = multiplyOctonions([0, ...x], [0, ...y]);
      const [product, other] = [crossProduct(x, y), crossProduct(y, x)];
      return (
        real === -dot(x, y) + 0 &&
        product.every((entry, k) => entry === imaginary[k] && entry + (other[k] ?? NaN) === 0)
      );
    });
  });

  it('keeps x × (x × y) = ⟨x, y⟩x − ⟨x, x⟩y', () => {
    expectLaw((x, y) => {
      const twice = crossProduct(x, crossProduct(x, y));
      return twice.every((entry, k) => entry - dot(x, y) * (x[k] ?? NaN) + dot(x, x) * (y[k] ?? NaN) === 0);
    });
  });

  it('does not keep the Jacobi identity, so that R⁷ is no Lie algebra', () => {
    const unit = (k: number): Float64Array => Float64Array.from({ length: 7 }, (_, at) => (at === k ? 1 : 0));
    const [x, y, z] = [unit(0), unit(1), unit(3)];
    const cycle = [
      crossProduct(x, crossProduct(y, z)),
      crossProduct(y, crossProduct(z, x)),
      crossProduct(z, crossProduct(x, y)),
    ];
    const sum = unit(0).map((_, k) => cycle.reduce((total, one) => total + (one[k] ?? NaN), 0));
    expect(Math.hypot(...sum)).toBe(3);
  });
});

describe('the 3-form', () => {
  it('is ⟨x × y, z⟩, the same for cyclic orders and its negative for others', () => {
    expectLaw((x, y, z) => {
      const value = fanoThreeForm(x, y, z);
      return (
        value === dot(crossProduct(x, y), z) && value === fanoThreeForm(y, z, x) && value + fanoThreeForm(x, z, y) === 0
      );
    });
  });

  it('has gradients whose products with the vectors are its value', () => {
    expectLaw((x, y, z) => {
      const [byX, byY, byZ] = fanoThreeFormGradients(x, y, z);
      const value = fanoThreeForm(x, y, z);
      return dot(byX, x) === value && dot(byY, y) === value && dot(byZ, z) === value;
    });
  });

  it('is NaN where a number is', () => {
    const broken = new Float64Array(7).fill(NaN);
    expect(fanoThreeForm(broken, new Float64Array(7), new Float64Array(7))).toBeNaN();
  });
});
