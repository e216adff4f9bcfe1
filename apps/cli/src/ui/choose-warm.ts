import { isDeepStrictEqual } from 'node:util';
import type { StoreLocations } from '../config.js';
import { uiFolder } from './ui-folder.js';
import { usesStores, warmDeployment, type WarmDeployment } from './warm-deployment.js';
import { trainingSurroundings } from './warm-surroundings.js';

/** What a run asks of the servers that train it. */
export interface WantedServers {
  readonly stores: StoreLocations;
  readonly deviceClass: string;
  /** Undefined where any number will do. */
  readonly slots: number | undefined;
}

/**
 * The servers that `liesweep ui` keeps ready over the same stores; undefined where there are none, or none that train as it is asked
 * for.
 */
export function chooseWarm({ stores, deviceClass, slots }: WantedServers): WarmDeployment | undefined {
  const warm = warmDeployment(uiFolder(stores).deployment);
  if (warm === undefined || !usesStores(warm, stores)) return undefined;
  const fits =
    warm.deviceClass === deviceClass &&
    (slots === undefined || slots === warm.slots) &&
    isDeepStrictEqual(warm.surroundings, trainingSurroundings());
  return fits ? warm : undefined;
}
