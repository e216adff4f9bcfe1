import type { Route } from './route.js';
import * as declared from './routes/index.js';

/** Every route of the interface. */
export const ROUTES: readonly Route[] = Object.values(declared);
