/**
 * The slides' examples in their order, and after them those of fields beyond matrices: what each shows, the sweep files that reproduce it, the group dimensions that must come
 * out (one per slice, or one for all slices of a file), and which of a run's pictures stand in the gallery.
 *
 * The algebras' names, where a slice has a group, are given in the same way.
 *
 * A dimension of null stands for systems that have none: fields by networks, where only the rank at a point means something.
 *
 * @typedef {{ readonly name: string, readonly dimensions: readonly (number | null)[], readonly structures?: readonly string[], readonly pictures: readonly RegExp[], readonly note?: string }} Example
 * @typedef {{ readonly number: number, readonly title: string, readonly about: string, readonly examples: readonly Example[] }} Chapter
 */

const FIELD = /^vector-field-/;
const CURVES = /^training-curves/;
const LOSS = /^loss-against-generators/;
const MATRICES = /^generators-/;
const SPARSEST = /^sparsest-generators-/;
const TABLE = /^multiplication-table-/;
const ROOTS = /^root-diagram-/;
const CONSTANTS = /^structure-constants-/;
const PORTRAITS = /^field-(portraits|graphs|sections)-/;
const FLOWS = /^flow-lines-/;
const PARTICLES = /^particle-flows-/;
const LABELS = /^label-flows-/;
const BRACKETS = /^bracket-table-/;

/** @type {readonly Chapter[]} */
export const CHAPTERS = [
  {
    number: 1,
    title: 'Rotations in the plane',
    about:
      'φ = ‖x‖ on R². One generator is found, the rotation; two cannot be. Success and failure side by side: the one field follows the circles, the other two do not.',
    examples: [
      { name: '01-rotations-in-the-plane', dimensions: [1], structures: ['so(2) ≅ u(1)'], pictures: [FIELD, CURVES] },
    ],
  },
  {
    number: 2,
    title: 'Squeeze mapping',
    about:
      'φ = x₁x₂. The linear generator is diag(1, −1); networks find its multiples by functions, along the same hyperbolas.',
    examples: [
      { name: '02-squeeze-mapping-linear', dimensions: [1], structures: ['so(1,1) ≅ R'], pictures: [FIELD] },
      { name: '02-squeeze-mapping-non-linear', dimensions: [null], pictures: [FIELD] },
    ],
  },
  {
    number: 3,
    title: 'L1 norm',
    about:
      'φ = |x₁| + |x₂|. A network flows along the edges of the diamond. Without activations it is one matrix, and no matrix keeps the whole diamond.',
    examples: [
      { name: '03-l1-norm-non-linear', dimensions: [null], pictures: [FIELD] },
      { name: '03-l1-norm-deep-linear', dimensions: [0], pictures: [FIELD] },
      { name: '03-l1-norm-linear', dimensions: [0], pictures: [] },
    ],
  },
  {
    number: 4,
    title: 'Angles between generators while training',
    about: 'Three generators of SO(4), from their random start: orthogonality takes every pair to 90°.',
    examples: [
      {
        name: '04-angles-while-training',
        dimensions: [6],
        structures: ['so(4) ≅ su(2)⊕su(2)'],
        pictures: [/^angles-/],
      },
    ],
  },
  {
    number: 5,
    title: 'SO(4) with closure',
    about: 'Sets of 1, 2, 3, 4 and 6 generators close into an algebra; 5 do not, for so(4) has no such subalgebra.',
    examples: [
      {
        name: '05-so-4-with-closure',
        dimensions: [6],
        structures: ['so(4) ≅ su(2)⊕su(2)'],
        pictures: [LOSS, MATRICES, SPARSEST, TABLE, ROOTS],
      },
    ],
  },
  {
    number: 6,
    title: 'SU(2)',
    about:
      'Complex generators that keep ‖x‖ on C², closed. The norm alone is kept by U(2); with the determinant of two vectors it is SU(2).',
    examples: [
      { name: '06-su-2-norm-alone', dimensions: [4], structures: ['u(2) ≅ su(2)⊕u(1)'], pictures: [LOSS, SPARSEST] },
      {
        name: '06-su-2-with-determinant',
        dimensions: [3],
        structures: ['su(2) ≅ so(3)'],
        pictures: [MATRICES, SPARSEST],
      },
    ],
  },
  {
    number: 7,
    title: 'The Lorentz group, plain and sparse',
    about:
      'φ = x₀² − x₁² − x₂² − x₃². With sparsity each generator is one boost or one rotation, a single pair of entries.',
    examples: [
      { name: '07-lorentz-plain', dimensions: [6], structures: ['so(1,3) ≅ sl(2,C)'], pictures: [MATRICES] },
      { name: '07-lorentz-sparse', dimensions: [6], structures: ['so(1,3) ≅ sl(2,C)'], pictures: [MATRICES, TABLE] },
    ],
  },
  {
    number: 8,
    title: 'SU(3) and the Gell-Mann matrices',
    about:
      'Complex generators on C³: sparse and closed on the norm alone as on the slides, and with the determinant of three vectors.',
    examples: [
      { name: '08-su-3-sparse', dimensions: [9], structures: ['u(3) ≅ su(3)⊕u(1)'], pictures: [MATRICES] },
      { name: '08-su-3-with-determinant', dimensions: [8], structures: ['su(3)'], pictures: [SPARSEST, TABLE, ROOTS] },
    ],
  },
  {
    number: 9,
    title: 'U(2) and U(3): loss against the number of generators',
    about: 'All weights on. Each point has the colour of the term that dominates it.',
    examples: [
      {
        name: '09-unitary-loss-against-generators',
        dimensions: [4, 9],
        structures: ['u(2) ≅ su(2)⊕u(1)', 'u(3) ≅ su(3)⊕u(1)'],
        pictures: [LOSS],
      },
      {
        name: '09-unitary-groups',
        dimensions: [4, 4, 9, 9],
        structures: ['u(2) ≅ su(2)⊕u(1)', 'u(2) ≅ su(2)⊕u(1)', 'u(3) ≅ su(3)⊕u(1)', 'u(3) ≅ su(3)⊕u(1)'],
        pictures: [/^heat-map/],
      },
    ],
  },
  {
    number: 10,
    title: 'SO(10)',
    about: '45 antisymmetric matrices, pairwise orthogonal, all at once; with closure too.',
    examples: [{ name: '10-so-10', dimensions: [45], structures: ['so(10)'], pictures: [/^generators-.*-w1/] }],
  },
  {
    number: 11,
    title: 'The heat map',
    about: 'SO(n) for n = 2…5: log₁₀ of the lowest loss over the dimension and the number of generators.',
    examples: [
      {
        name: '11-heat-map',
        dimensions: [1, 1, 3, 3, 6, 6, 10, 10],
        structures: [
          'so(2) ≅ u(1)',
          'so(2) ≅ u(1)',
          'su(2) ≅ so(3)',
          'su(2) ≅ so(3)',
          'so(4) ≅ su(2)⊕su(2)',
          'so(4) ≅ su(2)⊕su(2)',
          'so(5) ≅ sp(2)',
          'so(5) ≅ sp(2)',
        ],
        pictures: [/^heat-map/],
      },
    ],
  },
  {
    number: 12,
    title: 'Handwritten digits along the contours of a classifier',
    about:
      'A learned oracle: ten logits on a 16-dimensional latent space of MNIST’s digits. Networks find fields that keep them. Held-out digits, framed, are moved along each field to both sides: the shape changes, the label and the logits below stay.',
    examples: [{ name: '12-mnist-latent', dimensions: [null], pictures: [/^digit-strips-/] }],
  },
  {
    number: 13,
    title: 'Exceptional groups',
    about: 'G2 from the octonions’ 3-form, F4 and E6 from the cubic forms of the exceptional Jordan algebra.',
    examples: [
      {
        name: '13-g2',
        dimensions: [14],
        structures: ['g2'],
        pictures: [LOSS, /^(sparsest-)?generators-.*-w1/, /^root-diagram-.*-w1/],
      },
      { name: '13-f4', dimensions: [52], structures: ['f4'], pictures: [MATRICES] },
      { name: '13-e6', dimensions: [78], structures: ['e6(-26)'], pictures: [MATRICES] },
    ],
  },
  {
    number: 14,
    title: 'Subalgebras and symmetry breaking',
    about:
      'A vacuum, that is one more invariant to be kept, breaks SU(3) to U(2) or SU(2), and SU(5) to SU(3) × SU(2) × U(1), U(4) or SU(4). A quartic breaks rotations to nothing.',
    examples: [
      { name: '14-su-3-to-u-2', dimensions: [4], structures: ['u(2) ≅ su(2)⊕u(1)'], pictures: [SPARSEST, ROOTS] },
      { name: '14-su-3-to-su-2', dimensions: [3], structures: ['su(2) ≅ so(3)'], pictures: [SPARSEST] },
      {
        name: '14-su-5-to-standard-model',
        dimensions: [12],
        structures: ['su(3)⊕su(2)⊕u(1)'],
        pictures: [SPARSEST, CONSTANTS],
      },
      { name: '14-su-5-to-u-4', dimensions: [16], structures: ['u(4) ≅ su(4)⊕u(1)'], pictures: [] },
      { name: '14-su-5-to-su-4', dimensions: [15], structures: ['su(4) ≅ so(6)'], pictures: [] },
      { name: '14-quartic-breaks-rotations', dimensions: [0], pictures: [LOSS] },
    ],
  },
  {
    number: 15,
    title: 'Fields in the plane',
    about:
      'Turning about a point that is not the origin takes more than a matrix: v = 𝒲x + b. What keeps x³ − y² is of degree 2. The arrows follow the contours, and along the flow lines φ changes by rounding alone.',
    examples: [
      { name: '15-shaw-ellipse', dimensions: [1], structures: ['R'], pictures: [PORTRAITS, FLOWS] },
      { name: '15-shaw-cubic', dimensions: [1], structures: ['R'], pictures: [PORTRAITS, FLOWS] },
    ],
  },
  {
    number: 16,
    title: 'Euclid, from distances',
    about:
      'One motion moves all particles of a sample and keeps the distance between them: translations and rotations. In space N_g = 5 does not close, for e(3) has no subalgebra of dimension 5.',
    examples: [
      {
        name: '16-euclidean-plane',
        dimensions: [3],
        structures: ['e(2) ≅ so(2) ⋉ R²'],
        pictures: [PARTICLES, BRACKETS],
      },
      {
        name: '16-euclidean-space',
        dimensions: [6],
        structures: ['e(3) ≅ so(3) ⋉ R³'],
        pictures: [LOSS, PARTICLES, BRACKETS],
      },
    ],
  },
  {
    number: 17,
    title: 'Poincaré, from intervals',
    about: 'The interval between two events: rotations, boosts and translations. N_g = 9 does not close.',
    examples: [
      {
        name: '17-poincare',
        dimensions: [10],
        structures: ['iso(1,3) ≅ so(1,3) ⋉ R⁴'],
        pictures: [LOSS, PARTICLES, BRACKETS],
      },
    ],
  },
  {
    number: 18,
    title: 'Galilei’s relativity',
    about: 'Times between events and relative velocities. Every N_g up to 10 closes.',
    examples: [
      {
        name: '18-galilei',
        dimensions: [10],
        structures: ['galilei(3) ≅ so(3) ⋉ (R ⋉ R⁶)'],
        pictures: [LOSS, PARTICLES, BRACKETS],
      },
    ],
  },
  {
    number: 19,
    title: 'The conformal plane, from cross ratios',
    about:
      'What keeps angles: beside translations, the rotation and the scaling two fields of degree 2. N_g = 5 does not close.',
    examples: [
      {
        name: '19-conformal-plane',
        dimensions: [6],
        structures: ['so(1,3) ≅ sl(2,C)'],
        pictures: [PORTRAITS, PARTICLES, BRACKETS],
      },
    ],
  },
  {
    number: 20,
    title: 'Heisenberg',
    about: 'Three fields, of which one bracket is not zero.',
    examples: [
      { name: '20-heisenberg', dimensions: [3], structures: ['h3 (Heisenberg)'], pictures: [PORTRAITS, BRACKETS] },
    ],
  },
  {
    number: 21,
    title: 'The inertia tensor, labels that transform',
    about:
      'Nine labels that are a tensor: each index moves as the particles do. Every cross, exp(tV)f(x), lies in its circle, f(exp(tv)x).',
    examples: [{ name: '21-inertia-tensor', dimensions: [4], structures: ['su(2)⊕R'], pictures: [LABELS, BRACKETS] }],
  },
  {
    number: 22,
    title: 'Two bodies',
    about:
      'Places and velocities of two bodies, each vector moved by a field of its own: what commutes with their flow turns all four together, or shifts both places.',
    examples: [
      { name: '22-two-body-orbits', dimensions: [3], structures: ['e(2) ≅ so(2) ⋉ R²'], pictures: [LABELS, BRACKETS] },
    ],
  },
  {
    number: 23,
    title: 'Kepler and the oscillator',
    about:
      'Fields that commute with a flow, up to a scaling of time: rotations and Kepler’s third law. And what keeps the oscillator’s energy and the area of any two points of phase space.',
    examples: [
      { name: '23-kepler', dimensions: [2], structures: ['R²'], pictures: [LABELS] },
      { name: '23-oscillator', dimensions: [9], structures: ['u(3) ≅ su(3)⊕u(1)'], pictures: [LOSS, BRACKETS] },
    ],
  },
  {
    number: 24,
    title: 'A rigid body',
    about: 'Euler’s equations of three moments of inertia: what is left is that twice as fast takes half the time.',
    examples: [{ name: '24-rigid-body', dimensions: [1], structures: ['R'], pictures: [PORTRAITS, LABELS] }],
  },
];
