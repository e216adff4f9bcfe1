import { findFourMomenta } from './four-momenta.js';

const particlesOf = (...names: readonly string[]): readonly (readonly string[])[] =>
  findFourMomenta(names).map(({ components }) => components);

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['numbers at the end', ['E1', 'px1', 'py1', 'pz1'], ['E1', 'px1', 'py1', 'pz1']],
  ['no number', ['E', 'px', 'py', 'pz'], ['E', 'px', 'py', 'pz']],
  ['units', ['E [GeV]', 'px [GeV]', 'py (GeV)', 'pz [GeV]'], ['E [GeV]', 'px [GeV]', 'py (GeV)', 'pz [GeV]']],
  ['the particle in front', ['jet_energy', 'jet_px', 'jet_py', 'jet_pz'], ['jet_energy', 'jet_px', 'jet_py', 'jet_pz']],
  ['pt, eta, phi and an energy', ['E', 'pt', 'eta', 'phi'], ['E', 'px', 'py', 'pz']],
  ['pt, eta and phi', ['pT_1', 'eta_1', 'phi_1'], ['E1', 'px1', 'py1', 'pz1']],
  ['pt, eta and phi after a name', ['mu.pt', 'mu.eta', 'mu.phi', 'mu.mass'], ['E_mu', 'px_mu', 'py_mu', 'pz_mu']],
])('%s are a four-momentum', (_, names, components) => {
  expect(particlesOf(...names)).toEqual([components]);
});

test.each<readonly [string, readonly string[]]>([
  ['two of three components', ['E1', 'px1', 'py1']],
  ['pt and phi without eta', ['pt', 'phi', 'm']],
  ['components of different particles', ['pt1', 'eta2', 'phi3']],
  ['words that only begin alike', ['phase', 'etage', 'ptarmigan']],
])('%s are none', (_, names) => {
  expect(particlesOf(...names)).toEqual([]);
});

test('the energy is that of the mass, in a column or none, and a name of a column is not taken twice', () => {
  const [one, two] = findFourMomenta(['pt1', 'eta1', 'phi1', 'm1', 'pt2', 'eta2', 'phi2', 'px2']);
  expect(one).toMatchObject({ isMassless: false, columns: ['pt1', 'eta1', 'phi1', 'm1'] });
  expect(one?.derived).toEqual({
    E1: 'sqrt(m1^2 + (pt1*cosh(eta1))^2)',
    px1: 'pt1*cos(phi1)',
    py1: 'pt1*sin(phi1)',
    pz1: 'pt1*sinh(eta1)',
  });
  expect(two).toMatchObject({ isMassless: true, components: ['E2', 'px2', 'py2', 'pz2'] });
  expect(two?.derived).toMatchObject({ E2: 'pt2*cosh(eta2)' });
  expect(Object.keys(two?.derived ?? {})).not.toContain('px2');
});
