import { PATHS } from './paths.js';
import { ROUTES } from './routes.js';

describe('the routes', () => {
  it('have names of their own, which are those of the exports', () => {
    const names = ROUTES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are told without schemas as they are with them', () => {
    expect(PATHS).toEqual(Object.fromEntries(ROUTES.map(({ name, method, path }) => [name, [method, path]])));
  });

  it.each(ROUTES.map((route) => [route.name, route] as const))(
    '%s declares every parameter of its path',
    (_, route) => {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(route.params?.shape ?? {}).sort()).toEqual(inPath.sort());
    },
  );

  it.each(ROUTES.map((route) => [route.name, route] as const))(
    '%s says in one sentence what it does',
    (_, { summary }) => {
      expect(summary).toMatch(/^[A-Z].*\.$/s);
    },
  );

  it('change nothing with GET', () => {
    for (const { method, scope, name } of ROUTES) {
      if (method === 'GET')
        expect([name, scope === 'read' || scope === null || /^(listTokens|listAudit|inspectData)$/.test(name)]).toEqual(
          [name, true],
        );
      else expect([name, scope]).not.toEqual([name, undefined]);
    }
  });
});
