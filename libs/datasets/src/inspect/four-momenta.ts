/** The entries of a four-momentum, in their order. */
const COMPONENTS = ['E', 'px', 'py', 'pz'] as const;
type Component = (typeof COMPONENTS)[number];

/** What a column of a particle says of it. */
type Role = Component | 'pt' | 'eta' | 'phi' | 'm';

const ROLE_WORDS: Readonly<Record<string, Role>> = {
  ...{ e: 'E', en: 'E', energy: 'E', px: 'px', py: 'py', pz: 'pz' },
  ...{ pt: 'pt', eta: 'eta', phi: 'phi', m: 'm', mass: 'm' },
};

/** `pt1`, `pt_mu`, `E`: the word first, then which particle. */
const WORD_FIRST = /^(?<word>[a-z]+)(?<particle>\d*|[_.]\w+)$/i;
/** `mu1_pt`, `jet.eta2`: the particle first. */
const PARTICLE_FIRST = /^(?<particle>\w+)[_.](?<word>[a-z]+)(?<number>\d*)$/i;
const UNIT = /\s*[[(][^\])]*[\])]\s*$/;

/** The energy and momentum of one particle of a row, as a sweep file takes them. */
export interface FourMomentum {
  /** Names of E, px, py and pz, of columns or of what `derive` says. */
  readonly components: readonly string[];
  /** What is no column, by its name, as an expression of columns. */
  readonly derived: Readonly<Record<string, string>>;
  /** Columns that it is made of. */
  readonly columns: readonly string[];
  /** Whether nothing says its mass, and it was taken for 0. */
  readonly isMassless: boolean;
}

/**
 * The four-momenta of the particles of a row, by what physicists call their columns: E, px, py and pz as they are, what is
 * missing from pt, eta, phi and the mass.
 */
export function findFourMomenta(names: readonly string[]): readonly FourMomentum[] {
  const particles = new Map<string, Map<Role, string>>();
  for (const name of names) {
    const found = roleOf(name);
    if (found === undefined) continue;
    const columns = particles.get(found.particle) ?? new Map<Role, string>();
    if (!columns.has(found.role)) columns.set(found.role, name);
    particles.set(found.particle, columns);
  }
  return [...particles].flatMap(([particle, columns]) => fourMomentum(particle, columns, names) ?? []);
}

function roleOf(name: string): { readonly role: Role; readonly particle: string } | undefined {
  const plain = name.replace(UNIT, '').trim();
  for (const pattern of [WORD_FIRST, PARTICLE_FIRST]) {
    const { word = '', particle = '', number = '' } = pattern.exec(plain)?.groups ?? {};
    const role = ROLE_WORDS[word.toLowerCase()];
    if (role !== undefined) return { role, particle: `${particle.replace(/^[_.]/, '')}${number}` };
  }
  return undefined;
}

function fourMomentum(
  particle: string,
  columns: ReadonlyMap<Role, string>,
  names: readonly string[],
): FourMomentum | undefined {
  const chart = CHARTS.find(({ roles }) => roles.every((role) => columns.has(role)));
  if (chart === undefined) return undefined;
  const written = (role: Role): string => inExpression(columns.get(role) ?? '');
  const squared = chart.squaredMomentum(written);
  const energy = columns.has('m') ? `sqrt(${written('m')}^2 + ${squared})` : chart.massless(written);
  const formulas = { ...chart.components(written), E: energy };
  const missing = COMPONENTS.filter((role) => !columns.has(role));
  const derived = new Map(missing.map((role) => [role, freeName(role, particle, names)]));
  const needsMass = missing.includes('E');
  const used = COMPONENTS.filter((role) => columns.has(role));
  return {
    components: COMPONENTS.map((role) => columns.get(role) ?? derived.get(role) ?? role),
    derived: Object.fromEntries([...derived].map(([role, name]) => [name, formulas[role]])),
    columns: [...used, ...chart.roles, ...(needsMass && columns.has('m') ? (['m'] as const) : [])].map(
      (role) => columns.get(role) ?? '',
    ),
    isMassless: needsMass && !columns.has('m'),
  };
}

/** Which columns give a momentum, and how. */
interface Chart {
  readonly roles: readonly Role[];
  components(of: (role: Role) => string): Readonly<Record<'px' | 'py' | 'pz', string>>;
  squaredMomentum(of: (role: Role) => string): string;
  /** The energy of what has no mass. */
  massless(of: (role: Role) => string): string;
}

const CHARTS: readonly Chart[] = [
  {
    roles: ['px', 'py', 'pz'],
    components: (of) => ({ px: of('px'), py: of('py'), pz: of('pz') }),
    squaredMomentum: (of) => `${of('px')}^2 + ${of('py')}^2 + ${of('pz')}^2`,
    massless: (of) => `sqrt(${of('px')}^2 + ${of('py')}^2 + ${of('pz')}^2)`,
  },
  {
    roles: ['pt', 'eta', 'phi'],
    components: (of) => ({
      px: `${of('pt')}*cos(${of('phi')})`,
      py: `${of('pt')}*sin(${of('phi')})`,
      pz: `${of('pt')}*sinh(${of('eta')})`,
    }),
    squaredMomentum: (of) => `(${of('pt')}*cosh(${of('eta')}))^2`,
    massless: (of) => `${of('pt')}*cosh(${of('eta')})`,
  },
];

/** A name that no column has: the component and the particle. */
function freeName(role: Component, particle: string, names: readonly string[]): string {
  const suffix = particle.replaceAll(/\W/g, '_');
  const wanted = `${role}${/^[a-z]/i.test(suffix) ? '_' : ''}${suffix}`;
  return names.includes(wanted) ? `${wanted}_derived` : wanted;
}

/** A column in an expression: what is no name there stands in backquotes. */
function inExpression(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``;
}
