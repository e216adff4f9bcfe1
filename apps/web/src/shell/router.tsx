import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { cellSearch } from '../views/cell/cell-search.js';
import { compareAddress } from '../views/compare/compare-search.js';
import { phaseDiagramSearch } from '../views/phase-diagram/phase-diagram-search.js';
import { sweepsSearch } from '../views/sweeps/sweeps-search.js';
import { trialsSearch } from '../views/trials/trials-search.js';
import { focusHeading } from './focus-heading.js';
import { Shell } from './shell.js';
import { NotFound, ViewError } from './view-error.js';

/**
 * What is looked at stands in the fragment, path and search both: then every address of the page is relative, and it works
 * under whatever prefix a proxy gives it.
 */
const root = createRootRoute({ component: Shell, errorComponent: ViewError, notFoundComponent: NotFound });

const sweeps = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: sweepsSearch,
  component: lazyRouteComponent(() => import('../views/sweeps/sweeps-view.js'), 'SweepsView'),
});

const sweep = createRoute({
  getParentRoute: () => root,
  path: '/sweeps/$sweepId',
  validateSearch: phaseDiagramSearch,
  component: lazyRouteComponent(() => import('../views/phase-diagram/phase-diagram-view.js'), 'PhaseDiagramView'),
});

const cell = createRoute({
  getParentRoute: () => root,
  path: '/sweeps/$sweepId/cells/$cell',
  validateSearch: cellSearch,
  component: lazyRouteComponent(() => import('../views/cell/cell-view.js'), 'CellView'),
});

const trials = createRoute({
  getParentRoute: () => root,
  path: '/sweeps/$sweepId/trials',
  validateSearch: trialsSearch,
  component: lazyRouteComponent(() => import('../views/trials/trials-view.js'), 'TrialsView'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: compareAddress,
  component: lazyRouteComponent(() => import('../views/compare/compare-view.js'), 'CompareView'),
});

const fleet = createRoute({
  getParentRoute: () => root,
  path: '/fleet',
  component: lazyRouteComponent(() => import('../views/fleet/fleet-view.js'), 'FleetView'),
});

const newSweep = createRoute({
  getParentRoute: () => root,
  path: '/new',
  component: lazyRouteComponent(() => import('../views/new-sweep/new-sweep-view.js'), 'NewSweepView'),
});

const routeTree = root.addChildren([sweeps, sweep, cell, trials, compare, fleet, newSweep]);

/** The page's views by address. Each is loaded when it is first looked at. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: ViewError,
});

router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) focusHeading();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
