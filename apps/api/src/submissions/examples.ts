/** Sweep files to begin with, written by `node tools/docs/write-examples.mjs`. */
export const EXAMPLES: readonly { readonly name: string; readonly about: string; readonly sweepFile: string }[] = [
  {
    name: 'quick',
    about: 'SO(2) and SO(3) in seconds: the generators that keep ‖x‖² and close under commutation number n(n − 1)/2.',
    sweepFile:
      '# SO(2) and SO(3) in seconds: the generators that keep ‖x‖² and close under commutation number n(n − 1)/2.\nname: quick\nsystem:\n  oracles: [{ kind: squared-norm }]\ngrid:\n  dimension: [2, 3]\n  generators: { from: 1, to: 4 }\n  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 }\nrestarts: 8\ntraining:\n  steps: 1500\n',
  },
  {
    name: '01-rotations-in-the-plane',
    about: 'Rotations in the plane: which linear maps keep the length of a vector of R²?',
    sweepFile:
      '# Example 1, rotations in the plane: which linear maps keep the length of a vector of R²?\n# Expect one generator, [[0, 1], [-1, 0]] up to its sign: N_g = 1 vanishes, N_g = 2 stays above 1 (1.405 at best).\n# Group dimension 1, so(2), confirmed.\nname: 01-rotations-in-the-plane\nsystem:\n  oracles: [norm]\ngrid:\n  dimension: 2\n  generators: [1, 2]\n  weights: { closure: 1 }\nrestarts: 16\n',
  },
  {
    name: '02-squeeze-mapping-linear',
    about: 'Squeeze mapping: which linear maps keep the product x1·x2?',
    sweepFile:
      '# Example 2, squeeze mapping: which linear maps keep the product x1·x2?\n# Expect one generator, diag(1, -1) up to its sign: N_g = 1 vanishes, N_g = 2 does not.\n# Group dimension 1, so(1,1), confirmed.\nname: 02-squeeze-mapping-linear\nsystem:\n  oracles:\n    - kind: polynomial\n      terms: [{ coefficient: 1, powers: [1, 1] }]\ngrid:\n  dimension: 2\n  generators: [1, 2]\n  weights: { closure: [0, 1] }\nrestarts: 16\n',
  },
  {
    name: '02-squeeze-mapping-non-linear',
    about: 'Squeeze mapping by networks: which vector fields on the plane keep the product x1·x2?',
    sweepFile:
      '# Example 2, squeeze mapping by networks: which vector fields on the plane keep the product x1·x2?\n# Expect every N_g to vanish, for with the squeeze (x1, -x2) any f(x)·(x1, -x2) keeps it too: no group dimension\n# (not-applicable), and fields that span one direction at a point, that of (x1, -x2), along the hyperbolas.\nname: 02-squeeze-mapping-non-linear\nsystem:\n  oracles:\n    - kind: polynomial\n      terms: [{ coefficient: 1, powers: [1, 1] }]\n  parameterisation: { kind: non-linear, hidden: [32, 32], activation: tanh }\ndata: { kind: normal, samples: 600 }\ngrid:\n  dimension: 2\n  generators: [1, 2]\n  weights: { closure: 0 }\nrestarts: 4\ntraining:\n  schedule: cosine\n',
  },
  {
    name: '03-l1-norm-deep-linear',
    about:
      'The L1 norm by stacked linear layers without activations: their product is one matrix, and no matrix keeps |x1| + |x2| on the whole plane.',
    sweepFile:
      '# Example 3, the L1 norm by stacked linear layers without activations: their product is one matrix, and no matrix keeps\n# |x1| + |x2| on the whole plane.\n# No N_g vanishes. Group dimension 0, confirmed, as for the linear generators of 03-l1-norm-linear.\nname: 03-l1-norm-deep-linear\nsystem:\n  oracles: [l1]\n  parameterisation: { kind: deep-linear, layers: 3 }\ngrid:\n  dimension: 2\n  generators: [1, 2]\n  weights: { closure: 0 }\nrestarts: 16\n',
  },
  {
    name: '03-l1-norm-linear',
    about: 'The L1 norm on the whole plane: which linear maps keep |x1| + |x2|?',
    sweepFile:
      '# Example 3, the L1 norm on the whole plane: which linear maps keep |x1| + |x2|?\n# Expect none: the diamond has corners, and only eight isolated maps (a finite group) take it to itself.\n# No N_g vanishes. Group dimension 0, confirmed.\nname: 03-l1-norm-linear\nsystem:\n  oracles: [l1]\ngrid:\n  dimension: 2\n  generators: [1, 2]\n  weights: { closure: 0 }\nrestarts: 16\n',
  },
  {
    name: '03-l1-norm-non-linear',
    about: 'The L1 norm by networks: which vector fields on the plane keep |x1| + |x2|?',
    sweepFile:
      '# Example 3, the L1 norm by networks: which vector fields on the plane keep |x1| + |x2|?\n# Expect N_g = 1 to vanish with a field that runs along the edges of the diamond and turns, or rests, at its corners.\n# No group dimension (not-applicable); one direction at a point. Without the activations it is example 03-l1-norm-deep-linear.\nname: 03-l1-norm-non-linear\nsystem:\n  oracles: [l1]\n  parameterisation: { kind: non-linear, hidden: [32, 32], activation: relu }\ndata: { kind: normal, samples: 600 }\ngrid:\n  dimension: 2\n  generators: 1\n  weights: { closure: 0 }\nrestarts: 8\ntraining:\n  schedule: cosine\n',
  },
  {
    name: '04-angles-while-training',
    about: 'Angles between generators while they train: three generators that keep the length of a vector of R⁴.',
    sweepFile:
      '# Example 4, angles between generators while they train: three generators that keep the length of a vector of R⁴.\n# Expect them to start at arbitrary angles and to be pairwise orthogonal, 90°, within 300 steps; the learning rate is low\n# enough to watch them turn. N_g = 3 and 6 vanish, 7 does not: group dimension 6, so(4), confirmed.\nname: 04-angles-while-training\nsystem:\n  oracles: [norm]\ngrid:\n  dimension: 4\n  generators: [3, 6, 7]\n  weights: { closure: 0 }\nrestarts: 16\ntraining:\n  learningRate: 0.005\n',
  },
  {
    name: '05-so-4-with-closure',
    about: 'Rotations in four dimensions with closure: which sets of N_g generators form an algebra?',
    sweepFile:
      '# Example 5, rotations in four dimensions with closure: which sets of N_g generators form an algebra?\n# Expect N_g = 1, 2, 3, 4, 6 to close; 5 and 7 do not (1.16 and 2.15 at best), for so(4) has no subalgebra of dimension 5.\n# Group dimension 6, so(4) ≅ su(2)⊕su(2), confirmed.\nname: 05-so-4-with-closure\nsystem:\n  oracles: [norm]\ngrid:\n  dimension: 4\n  generators: { from: 1, to: 7 }\n  weights: { closure: 1 }\nrestarts: 16\n',
  },
  {
    name: '06-su-2-norm-alone',
    about:
      'SU(2) as on the slides: complex 2 × 2 generators that keep the length of a vector of C², three at once, closed.',
    sweepFile:
      "# Example 6, SU(2) as on the slides: complex 2 × 2 generators that keep the length of a vector of C², three at once, closed.\n# The length alone is kept by U(2), of dimension 4; three generators close only as su(2) inside it, which one random start\n# in ten finds: hence 40 restarts. Expect N_g = 1, 2, 3, 4 to vanish and 5 not to (1.265 at best).\n# Group dimension 4, u(2), confirmed; the three generators of N_g = 3 are i/√2 times Pauli's, mixed.\nname: 06-su-2-norm-alone\nsystem:\n  oracles: [norm]\n  field: complex\ngrid:\n  dimension: 2\n  generators: { from: 1, to: 5 }\n  weights: { closure: 1 }\nrestarts: 40\n",
  },
  {
    name: '06-su-2-with-determinant',
    about:
      'SU(2) itself: complex 2 × 2 generators that keep the length of a vector and the determinant of two vectors.',
    sweepFile:
      '# Example 6, SU(2) itself: complex 2 × 2 generators that keep the length of a vector and the determinant of two vectors.\n# Expect N_g = 1 and 3 to vanish with closure, 1 to 3 without. Group dimension 3, su(2), confirmed in both slices.\nname: 06-su-2-with-determinant\nsystem:\n  oracles: [norm, determinant]\n  field: complex\ngrid:\n  dimension: 2\n  generators: { from: 1, to: 4 }\n  weights: { closure: [0, 1] }\nrestarts: 16\n',
  },
  {
    name: '07-lorentz-plain',
    about: 'The Lorentz group: which linear maps keep x0² − x1² − x2² − x3²?',
    sweepFile:
      '# Example 7, the Lorentz group: which linear maps keep x0² − x1² − x2² − x3²?\n# Expect, with closure, N_g = 1, 2, 3, 4, 6 to vanish and 5, 7 not to; without it, N_g = 1 to 6.\n# Group dimension 6 (three rotations, three boosts, mixed by training), so(1,3), confirmed in both slices.\nname: 07-lorentz-plain\nsystem:\n  oracles:\n    - { kind: quadratic, signature: [1, -1, -1, -1] }\ngrid:\n  dimension: 4\n  generators: { from: 1, to: 7 }\n  weights: { closure: [0, 1] }\nrestarts: 16\n',
  },
  {
    name: '07-lorentz-sparse',
    about: 'The Lorentz group in its canonical basis: sparsity leaves one pair of entries in each generator.',
    sweepFile:
      '# Example 7, the Lorentz group in its canonical basis: sparsity leaves one pair of entries in each generator.\n# Expect N_g = 6 to vanish after the finishing phase at h_sp = 0: three symmetric generators (boosts) and three\n# antisymmetric ones (rotations). Group dimension 6, so(1,3), confirmed.\nname: 07-lorentz-sparse\nsystem:\n  oracles:\n    - { kind: quadratic, signature: [1, -1, -1, -1] }\ngrid:\n  dimension: 4\n  generators: [6, 7]\n  weights: { closure: 1, sparsity: 0.05 }\nrestarts: 16\n',
  },
  {
    name: '08-su-3-sparse',
    about:
      'SU(3) as on the slides: eight complex 3 × 3 generators that keep the length of a vector of C³, closed and sparse.',
    sweepFile:
      '# Example 8, SU(3) as on the slides: eight complex 3 × 3 generators that keep the length of a vector of C³, closed and sparse.\n# The length alone is kept by U(3), of dimension 9; eight generators close as su(3) inside it. Sparsity turns them into\n# i times the Gell-Mann matrices, up to order and sign (the two diagonal ones up to a rotation).\n# Expect N_g = 8 and 9 to vanish and 10 not to (2.1 at best). Group dimension 9, u(3), confirmed.\nname: 08-su-3-sparse\nsystem:\n  oracles: [norm]\n  field: complex\ngrid:\n  dimension: 3\n  generators: [8, 9, 10]\n  weights: { closure: 1, sparsity: 0.05 }\nrestarts: 40\n',
  },
  {
    name: '08-su-3-with-determinant',
    about:
      'SU(3) itself: complex 3 × 3 generators that keep the length of a vector and the determinant of three vectors.',
    sweepFile:
      '# Example 8, SU(3) itself: complex 3 × 3 generators that keep the length of a vector and the determinant of three vectors.\n# Expect N_g = 1, 2, 3, 4, 8 to vanish with closure, 1 to 8 without. Group dimension 8, su(3), confirmed in both slices.\nname: 08-su-3-with-determinant\nsystem:\n  oracles: [norm, determinant]\n  field: complex\ngrid:\n  dimension: 3\n  generators: { from: 1, to: 9 }\n  weights: { closure: [0, 1] }\nrestarts: 40\n',
  },
  {
    name: '09-unitary-groups',
    about: 'U(2) and U(3): complex generators that keep the length of a vector, without closure and with it.',
    sweepFile:
      '# Example 9, U(2) and U(3): complex generators that keep the length of a vector, without closure and with it.\n# Expect, with closure, N_g = 1 to 4 to vanish for n = 2 and 1, 2, 3, 4, 5, 8, 9 for n = 3; without it all up to n².\n# Group dimensions 4, u(2), and 9, u(3), confirmed in both slices.\nname: 09-unitary-groups\nsystem:\n  oracles: [norm]\n  field: complex\ngrid:\n  dimension: [2, 3]\n  generators: { from: 1, to: 10 }\n  weights: { closure: [0, 1] }\nrestarts: 40\n',
  },
  {
    name: '09-unitary-loss-against-generators',
    about:
      "The slides' curve: loss against the number of generators for U(2) and U(3), with all terms on, h_sp = 0.05, and the slides' learning rate.",
    sweepFile:
      "# Example 9, the slides' curve: loss against the number of generators for U(2) and U(3), with all terms on, h_sp = 0.05,\n# and the slides' learning rate. Each point is coloured by the term that dominates it: sparsity where the set closes,\n# for it never vanishes, and closure, orthogonality or invariance where it does not.\n# Vanishing is judged after the finishing phase at h_sp = 0. Expect N_g = 1 to 4 for n = 2 and 1, 2, 3, 4, 5, 8, 9 for\n# n = 3. Group dimensions 4 and 9, confirmed.\nname: 09-unitary-loss-against-generators\nsystem:\n  oracles: [norm]\n  field: complex\ngrid:\n  dimension: [2, 3]\n  generators: { from: 1, to: 10 }\n  weights: { closure: 1, sparsity: 0.05 }\nrestarts: 40\ntraining:\n  learningRate: 0.001\n  schedule: constant\n  steps: 12000\n",
  },
  {
    name: '10-so-10',
    about: 'Rotations in ten dimensions: all 45 generators at once, without closure and with it.',
    sweepFile:
      '# Example 10, rotations in ten dimensions: all 45 generators at once, without closure and with it.\n# Expect N_g = 45 to vanish: pairwise orthogonal, antisymmetric to 1e-4, with a loss below 1e-8 without closure\n# and below 1e-4 with it. Group dimension 45, so(10), confirmed without closure.\nname: 10-so-10\nsystem:\n  oracles: [norm]\ngrid:\n  dimension: 10\n  generators: 45\n  weights: { closure: [0, 1] }\nrestarts: 2\ntraining:\n  learningRate: 0.003\n  steps: 8000\n',
  },
  {
    name: '11-heat-map',
    about: 'The heat map: SO(n) for n = 2…5 against the number of generators, without closure and with it.',
    sweepFile:
      '# Example 11, the heat map: SO(n) for n = 2…5 against the number of generators, without closure and with it.\n# Expect, without closure, every N_g up to n(n-1)/2 to vanish; with closure only those for which so(n) has a closed\n# subalgebra of that dimension: n = 2: 1; n = 3: 1, 3; n = 4: 1, 2, 3, 4, 6; n = 5: 1, 2, 3, 4, 6, 10.\n# Group dimensions 1, 3, 6, 10, confirmed in both slices.\nname: 11-heat-map\nsystem:\n  oracles: [norm]\ngrid:\n  dimension: { from: 2, to: 5 }\n  generators: { from: 1, to: 10 }\n  weights: { closure: [0, 1] }\nrestarts: 16\n',
  },
  {
    name: '12-mnist-latent',
    about:
      'Symmetric morphing: which vector fields on a 16-dimensional latent space of handwritten digits keep the ten logits of a classifier?',
    sweepFile:
      '# Example 12, symmetric morphing: which vector fields on a 16-dimensional latent space of handwritten digits keep the ten\n# logits of a classifier? The digits come with the program; autoencoder and classifier are fitted first, once (minutes).\n# Expect a classifier of about 98 % on held-out digits, and strips of digits that change their shape and keep their label:\n# along most flows the logits change by 1 or 2 % of their spread while the image changes by more than a quarter of the\n# distance of two digits of its class. No group dimension (not-applicable), and no loss that vanishes: a network comes near\n# the fields that keep another one, no more. At a point at most 16 − 10 = 6 fields are independent.\nname: 12-mnist-latent\nsystem:\n  oracles: [{ kind: learned, model: { kind: mlp, hidden: [32], activation: softplus }, task: classification }]\n  parameterisation: { kind: non-linear, hidden: [64, 64], activation: tanh }\ndata: { kind: mnist-latent, dimension: 16 }\ngrid:\n  generators: 2\n  weights: { closure: 0 }\nrestarts: 1\ntraining:\n  schedule: cosine\n  steps: 2500\n',
  },
  {
    name: '13-e6',
    about: 'E6: the determinant of the 27-dimensional exceptional Jordan algebra.',
    sweepFile:
      '# Example 13, E6: the determinant of the 27-dimensional exceptional Jordan algebra.\n# Expect N_g = 78 to vanish without closure. Group dimension 78, E6(−26), confirmed by the certificate.\nname: 13-e6\nsystem:\n  oracles:\n    - { kind: cubic, form: albert }\ndata: { kind: normal, samples: 1000 }\ngrid:\n  dimension: 27\n  generators: 78\n  weights: { closure: 0 }\nrestarts: 1\ntraining:\n  schedule: { kind: inverse-sqrt, halfLife: 100 }\n  learningRate: 0.003\n  steps: 8000\n',
  },
  {
    name: '13-f4',
    about: 'F4: the 26 traceless elements of the exceptional Jordan algebra and their cubic form, tr X³.',
    sweepFile:
      '# Example 13, F4: the 26 traceless elements of the exceptional Jordan algebra and their cubic form, tr X³.\n# Expect N_g = 52 to vanish without closure. Group dimension 52, f4, confirmed by the certificate.\nname: 13-f4\nsystem:\n  oracles:\n    - { kind: cubic, form: traceless }\ndata: { kind: normal, samples: 1000 }\ngrid:\n  dimension: 26\n  generators: 52\n  weights: { closure: 0 }\nrestarts: 1\ntraining:\n  schedule: { kind: inverse-sqrt, halfLife: 100 }\n  learningRate: 0.003\n  steps: 8000\n',
  },
  {
    name: '13-g2',
    about: "G2: which real 7 × 7 generators keep the 3-form f_ijk x_i y_j z_k of the octonions' structure constants?",
    sweepFile:
      "# Example 13, G2: which real 7 × 7 generators keep the 3-form f_ijk x_i y_j z_k of the octonions' structure constants?\n# Expect, with closure, N_g = 1, 2, 3, 4, 6, 8, 14 to vanish; without it 1 to 14.\n# Group dimension 14, g2, confirmed in both slices.\nname: 13-g2\nsystem:\n  oracles: [three-form]\ngrid:\n  dimension: 7\n  generators: { from: 1, to: 15 }\n  weights: { closure: [0, 1] }\nrestarts: 24\n",
  },
  {
    name: '14-quartic-breaks-rotations',
    about: 'A null case: x1⁴ + x2⁴ + x3⁴ breaks the rotations of R³ to the finite group of the cube.',
    sweepFile:
      '# Example 14, a null case: x1⁴ + x2⁴ + x3⁴ breaks the rotations of R³ to the finite group of the cube.\n# Expect no N_g to vanish. Group dimension 0, confirmed.\nname: 14-quartic-breaks-rotations\nsystem:\n  oracles:\n    - kind: polynomial\n      terms:\n        - { coefficient: 1, powers: [4, 0, 0] }\n        - { coefficient: 1, powers: [0, 4, 0] }\n        - { coefficient: 1, powers: [0, 0, 4] }\ngrid:\n  dimension: 3\n  generators: [1, 2, 3]\n  weights: { closure: [0, 1] }\nrestarts: 16\n',
  },
  {
    name: '14-su-3-to-su-2',
    about: 'Symmetry breaking: SU(3) in a vacuum that points along one vector, a triplet.',
    sweepFile:
      '# Example 14, symmetry breaking: SU(3) in a vacuum that points along one vector, a triplet.\n# Expect N_g = 3 to vanish and 4 not to. Group dimension 3, su(2), confirmed.\nname: 14-su-3-to-su-2\nsystem:\n  oracles:\n    - norm\n    - determinant\n    - { kind: vacuum, fundamental: [0, 0, 1] }\n  field: complex\ngrid:\n  dimension: 3\n  generators: [3, 4]\n  weights: { closure: 1 }\nrestarts: 8\n',
  },
  {
    name: '14-su-3-to-u-2',
    about: 'Symmetry breaking: SU(3) in a vacuum that points along diag(1, 1, −2) of the adjoint.',
    sweepFile:
      '# Example 14, symmetry breaking: SU(3) in a vacuum that points along diag(1, 1, −2) of the adjoint.\n# Expect N_g = 4 to vanish and 5 not to. Group dimension 4, u(2) ≅ su(2)⊕u(1), confirmed.\nname: 14-su-3-to-u-2\nsystem:\n  oracles:\n    - norm\n    - determinant\n    - { kind: vacuum, adjoint: [1, 1, -2] }\n  field: complex\ngrid:\n  dimension: 3\n  generators: [4, 5]\n  weights: { closure: 1 }\nrestarts: 8\n',
  },
  {
    name: '14-su-5-to-standard-model',
    about: 'Symmetry breaking: SU(5) in a vacuum that points along diag(2, 2, 2, −3, −3)/4: SU(3) × SU(2) × U(1).',
    sweepFile:
      '# Example 14, symmetry breaking: SU(5) in a vacuum that points along diag(2, 2, 2, −3, −3)/4: SU(3) × SU(2) × U(1).\n# Expect N_g = 12 to vanish and 13 not to. Group dimension 12, su(3)⊕su(2)⊕u(1), confirmed.\nname: 14-su-5-to-standard-model\nsystem:\n  oracles:\n    - norm\n    - determinant\n    - { kind: vacuum, adjoint: [0.5, 0.5, 0.5, -0.75, -0.75] }\n  field: complex\ngrid:\n  dimension: 5\n  generators: [12, 13]\n  weights: { closure: 1 }\nrestarts: 8\ntraining:\n  schedule: { kind: inverse-sqrt, halfLife: 100 }\n  steps: 12000\n',
  },
  {
    name: '14-su-5-to-su-4',
    about: 'Symmetry breaking: SU(5) in a vacuum that points along one vector, a quintuplet.',
    sweepFile:
      '# Example 14, symmetry breaking: SU(5) in a vacuum that points along one vector, a quintuplet.\n# Expect N_g = 15 to vanish and 16 not to. Group dimension 15, su(4), confirmed.\nname: 14-su-5-to-su-4\nsystem:\n  oracles:\n    - norm\n    - determinant\n    - { kind: vacuum, fundamental: [0, 0, 0, 0, 1] }\n  field: complex\ngrid:\n  dimension: 5\n  generators: [15, 16]\n  weights: { closure: 1 }\nrestarts: 8\ntraining:\n  schedule: { kind: inverse-sqrt, halfLife: 100 }\n  steps: 12000\n',
  },
  {
    name: '14-su-5-to-u-4',
    about: 'Symmetry breaking: SU(5) in a vacuum that points along diag(1, 1, 1, 1, −4)/4.',
    sweepFile:
      '# Example 14, symmetry breaking: SU(5) in a vacuum that points along diag(1, 1, 1, 1, −4)/4.\n# Expect N_g = 16 to vanish and 17 not to. Group dimension 16, u(4) ≅ su(4)⊕u(1), confirmed.\nname: 14-su-5-to-u-4\nsystem:\n  oracles:\n    - norm\n    - determinant\n    - { kind: vacuum, adjoint: [0.25, 0.25, 0.25, 0.25, -1] }\n  field: complex\ngrid:\n  dimension: 5\n  generators: [16, 17]\n  weights: { closure: 1 }\nrestarts: 8\ntraining:\n  schedule: { kind: inverse-sqrt, halfLife: 100 }\n  steps: 12000\n',
  },
  {
    name: '15-shaw-cubic',
    about: "Shaw's cubic: x³ − y² is kept by no affine field, but by one with a quadratic part.",
    sweepFile:
      "# Example 15, Shaw's cubic: x³ − y² is kept by no affine field, but by one with a quadratic part.\n# Expect N_g = 1 to vanish and 2 not to. One field, confirmed: 2y ∂x + 3x² ∂y.\nname: 15-shaw-cubic\nsystem:\n  oracles: [{ kind: expression, of: 'x^3 - y^2' }]\n  parameterisation: { kind: dictionary, degree: 2 }\ndata: { kind: uniform, from: -2, to: 2, samples: 400 }\ngrid:\n  dimension: 2\n  generators: [1, 2]\n",
  },
  {
    name: '15-shaw-ellipse',
    about: "Shaw's ellipse: (x − 1)² + 4(y − 1)² is kept by turning about its centre, which no matrix does.",
    sweepFile:
      "# Example 15, Shaw's ellipse: (x − 1)² + 4(y − 1)² is kept by turning about its centre, which no matrix does.\n# Expect N_g = 1 to vanish and 2 not to. One field, so(2), confirmed: (4 − 4y) ∂x + (x − 1) ∂y.\nname: 15-shaw-ellipse\nsystem:\n  oracles: [{ kind: expression, of: '(x - 1)^2 + 4*(y - 1)^2' }]\n  parameterisation: affine\ngrid:\n  dimension: 2\n  generators: [1, 2]\n",
  },
  {
    name: '16-euclidean-plane',
    about: 'Distances in the plane: what keeps the distance of any two particles is one rotation and two translations.',
    sweepFile:
      "# Example 16, distances in the plane: what keeps the distance of any two particles is one rotation and two translations.\n# Expect N_g = 1, 2, 3 to vanish, with closure as well, and 4 not to. Dimension 3, e(2) = so(2) ⋉ R², confirmed.\nname: 16-euclidean-plane\nsystem:\n  oracles: [{ kind: expression, of: 'distance(p1, p2)' }]\n  parameterisation: affine\n  particles: { count: 2, features: [x, y] }\ngrid:\n  generators: { from: 1, to: 4 }\n",
  },
  {
    name: '16-euclidean-space',
    about: 'Distances in space: three rotations and three translations.',
    sweepFile:
      "# Example 16, distances in space: three rotations and three translations.\n# Expect N_g = 1 to 6 to vanish; with closure 1 to 4 and 6, for e(3) has no subalgebra of dimension 5.\n# Dimension 6, e(3) = so(3) ⋉ R³, confirmed.\nname: 16-euclidean-space\nsystem:\n  oracles: [{ kind: expression, of: 'distance(p1, p2)' }]\n  parameterisation: affine\n  particles: { count: 2, features: [x, y, z] }\ngrid:\n  generators: { from: 1, to: 7 }\n",
  },
  {
    name: '17-poincare',
    about: 'Intervals of two events: rotations, boosts and translations of Minkowski space.',
    sweepFile:
      "# Example 17, intervals of two events: rotations, boosts and translations of Minkowski space.\n# Expect every N_g up to 10 to vanish; with closure all but 9, for iso(1,3) has no subalgebra of dimension 9.\n# Dimension 10, iso(1,3) = so(1,3) ⋉ R⁴, the Poincaré algebra, confirmed.\nname: 17-poincare\nsystem:\n  oracles: [{ kind: expression, of: '(t1 - t2)^2 - (x1 - x2)^2 - (y1 - y2)^2 - (z1 - z2)^2' }]\n  parameterisation: affine\n  particles: { count: 2, features: [t, x, y, z] }\ndata: { kind: normal, samples: 400 }\ngrid:\n  generators: [1, 4, 8, 9, 10, 11]\n  weights: { closure: 1 }\nrestarts: 8\n",
  },
  {
    name: '18-galilei',
    about:
      "Galilei's relativity: the times between three events, and how fast two bodies that left from one of them part.",
    sweepFile:
      "# Example 18, Galilei's relativity: the times between three events, and how fast two bodies that left from one of them part.\n# Expect every N_g up to 10 to vanish, with closure as well, and 11 not to. Dimension 10, the Galilei algebra, confirmed:\n# rotations, boosts, translations in space and in time.\nname: 18-galilei\nsystem:\n  oracles:\n    - kind: expression\n      of:\n        - t2 - t1\n        - t3 - t1\n        - norm([x2 - x1, y2 - y1, z2 - z1]/(t2 - t1) - [x3 - x1, y3 - y1, z3 - z1]/(t3 - t1))\n  parameterisation: affine\n  particles: { count: 3, features: [t, x, y, z] }\ndata: { kind: uniform, from: -2, to: 2, apart: 0.4, samples: 400 }\ngrid:\n  generators: [1, 4, 7, 9, 10, 11]\n  weights: { closure: 1 }\nrestarts: 8\n",
  },
  {
    name: '19-conformal-plane',
    about: 'Cross ratios of four points of the plane, in absolute value: the maps that keep angles.',
    sweepFile:
      '# Example 19, cross ratios of four points of the plane, in absolute value: the maps that keep angles.\n# Expect N_g = 1 to 6 to vanish; with closure 1 to 4 and 6, for so(1,3) has no subalgebra of dimension 5.\n# Dimension 6, so(1,3), confirmed: translations, rotation, scaling, and two fields of degree 2.\nname: 19-conformal-plane\nsystem:\n  oracles:\n    - kind: expression\n      of:\n        - log(distance(p1, p2)*distance(p3, p4)/(distance(p1, p3)*distance(p2, p4)))\n        - log(distance(p1, p4)*distance(p2, p3)/(distance(p1, p3)*distance(p2, p4)))\n  parameterisation: { kind: dictionary, degree: 2 }\n  particles: { count: 4, features: [x, y] }\ndata: { kind: uniform, from: -2, to: 2, apart: 0.3, samples: 400 }\ngrid:\n  generators: { from: 1, to: 7 }\n  weights: { closure: 1 }\n',
  },
  {
    name: '20-heisenberg',
    about: "Heisenberg's group: differences of two points of R³, the third of which depends on where they are.",
    sweepFile:
      "# Example 20, Heisenberg's group: differences of two points of R³, the third of which depends on where they are.\n# Expect N_g = 1, 2, 3 to vanish, with closure as well, and 4 not to. Dimension 3, the Heisenberg algebra h3, confirmed:\n# ∂x + y ∂z, ∂y and ∂z, whose only bracket is ∂z.\nname: 20-heisenberg\nsystem:\n  oracles: [{ kind: expression, of: '[x2 - x1, y2 - y1, z2 - z1 - x1*(y2 - y1)]' }]\n  parameterisation: affine\n  particles: { count: 2, features: [x, y, z] }\ngrid:\n  generators: { from: 1, to: 4 }\n",
  },
  {
    name: '21-inertia-tensor',
    about: 'The inertia tensor of three bodies of mass 1: where they are turned or moved apart, it turns and grows.',
    sweepFile:
      '# Example 21, the inertia tensor of three bodies of mass 1: where they are turned or moved apart, it turns and grows.\n# Expect N_g = 1 to 4 to vanish, with closure as well, and 5 not to. Dimension 4, so(3) + R, confirmed.\nname: 21-inertia-tensor\nsystem:\n  oracles:\n    - kind: expression\n      of:\n        - y1^2 + z1^2 + y2^2 + z2^2 + y3^2 + z3^2\n        - -(x1*y1 + x2*y2 + x3*y3)\n        - -(x1*z1 + x2*z2 + x3*z3)\n        - -(x1*y1 + x2*y2 + x3*y3)\n        - x1^2 + z1^2 + x2^2 + z2^2 + x3^2 + z3^2\n        - -(y1*z1 + y2*z2 + y3*z3)\n        - -(x1*z1 + x2*z2 + x3*z3)\n        - -(y1*z1 + y2*z2 + y3*z3)\n        - x1^2 + y1^2 + x2^2 + y2^2 + x3^2 + y3^2\n  particles: { count: 3, features: [x, y, z] }\n  labelAction: { tensor: [W, W] }\ngrid:\n  generators: { from: 1, to: 5 }\n',
  },
  {
    name: '22-two-body-orbits',
    about:
      'Two bodies of mass 1 in the plane that attract each other by 1/r²: p1 and p2 are their places, p3 and p4 their velocities, each moved by a field of its own.',
    sweepFile:
      '# Example 22, two bodies of mass 1 in the plane that attract each other by 1/r²: p1 and p2 are their places, p3 and p4 their\n# velocities, each moved by a field of its own. Of their flow turns of all four vectors together and shifts of both places are symmetries.\n# Expect N_g = 1 to 3 to vanish, with closure as well, and 4 not to. Dimension 3, e(2) = so(2) ⋉ R², confirmed.\nname: 22-two-body-orbits\nsystem:\n  oracles:\n    - kind: expression\n      of: [p3, p4, (p2 - p1)/norm(p1 - p2)^3, (p1 - p2)/norm(p1 - p2)^3]\n  particles: { count: 4, features: [x, y], tied: false }\n  labelAction: tangent\n  parameterisation: affine\ndata: { kind: uniform, from: -2, to: 2, apart: 0.3, samples: 400 }\ngrid:\n  generators: { from: 1, to: 4 }\n',
  },
  {
    name: '23-kepler',
    about:
      "Kepler: of the flow of a planet, (x, y) its place and (u, v) its velocity, rotations are symmetries, and with time the scaling of Kepler's third law, 2x ∂x + 2y ∂y − u ∂u − v ∂v: cubes of distances are as squares of times.",
    sweepFile:
      "# Example 23, Kepler: of the flow of a planet, (x, y) its place and (u, v) its velocity, rotations are symmetries, and with\n# time the scaling of Kepler's third law, 2x ∂x + 2y ∂y − u ∂u − v ∂v: cubes of distances are as squares of times.\n# Expect N_g = 1, 2 to vanish, with closure as well, and 3 not to. Dimension 2, so(2) + R, confirmed.\nname: 23-kepler\nsystem:\n  oracles: [{ kind: expression, of: '[u, v, -x/norm([x, y])^3, -y/norm([x, y])^3]' }]\n  particles: { count: 1, features: [x, y, u, v] }\n  labelAction: tangent\n  timeScaling: true\ndata: { kind: normal, samples: 400 }\ngrid:\n  generators: { from: 1, to: 3 }\n",
  },
  {
    name: '23-oscillator',
    about:
      'The isotropic oscillator: what keeps its energy at every point (x, y, z; u, v, w) of phase space, and the area of any two.',
    sweepFile:
      '# Example 23, the isotropic oscillator: what keeps its energy at every point (x, y, z; u, v, w) of phase space, and the area of\n# any two.\n# Expect N_g = 1, 3, 4, 8, 9 to vanish with closure and 10 not to. Dimension 9, u(3), confirmed.\nname: 23-oscillator\nsystem:\n  oracles:\n    - kind: expression\n      of:\n        - dot(p1, p1)\n        - x1*u2 - u1*x2 + y1*v2 - v1*y2 + z1*w2 - w1*z2\n  particles: { count: 2, features: [x, y, z, u, v, w] }\ngrid:\n  generators: [1, 3, 4, 8, 9, 10]\n  weights: { closure: 1 }\n',
  },
  {
    name: '24-rigid-body',
    about:
      "A rigid body with three moments of inertia, 1, 2 and 3: Euler's equations for how fast it turns about its axes.",
    sweepFile:
      "# Example 24, a rigid body with three moments of inertia, 1, 2 and 3: Euler's equations for how fast it turns about its axes.\n# Expect N_g = 1 to vanish and 2 not to. One field, confirmed: all that is kept is that a body that turns twice as fast does so in\n# half the time. Without timeScaling there is none.\nname: 24-rigid-body\nsystem:\n  oracles: [{ kind: expression, of: '[-y*z, z*x, -x*y/3]' }]\n  parameterisation: affine\n  labelAction: tangent\n  timeScaling: true\ngrid:\n  dimension: 3\n  generators: [1, 2]\n",
  },
  {
    name: 'so-n-heat-map',
    about: "The slides' heat map: SO(n) for n = 2…5 against the number of generators, without closure and with it.",
    sweepFile:
      "# The slides' heat map: SO(n) for n = 2…5 against the number of generators, without closure and with it.\n# Expect, without closure, every N_g up to n(n-1)/2 to vanish; with closure only those for which so(n) has a closed\n# subalgebra of that dimension: n = 2: 1; n = 3: 1, 3; n = 4: 1, 2, 3, 4, 6; n = 5: 1, 2, 3, 4, 6, 10.\n# Group dimensions 1, 3, 6, 10, confirmed in both slices.\nname: so-n-heat-map\nsystem:\n  oracles: [squared-norm]\ndata: { kind: normal, samples: 300 }\ngrid:\n  dimension: { from: 2, to: 5 }\n  generators: { from: 1, to: 10 }\n  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: [0, 1], sparsity: 0 }\nrestarts: 16\ntraining:\n  learningRate: 0.01\n  schedule: inverse-sqrt\n  steps: 4000\n  invariance: lie-derivative\n  structureConstants: projected\n  stopBelow: 1.0e-10\nseed: 1\n",
  },
];
