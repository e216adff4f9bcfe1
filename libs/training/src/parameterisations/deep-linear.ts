import { layerProduct } from '@liesweep/models';
import { parameterCount, type ParameterisationSpec } from '@liesweep/sweep';
import { composeLayers } from './compose-layers.js';
import type { TrainingDefinition } from './define-training.js';
import { factorOfRows } from './factor-of-rows.js';
import { finiteForm } from './finite-form.js';
import { matrixParameters } from './matrix-parameters.js';
import { matrixSystem } from './matrix-system.js';

/** Products of L matrices, whose layers are trained in plain coordinates. */
export const deepLinear: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'deep-linear' }>> = {
  kind: 'deep-linear',
  system: ({ layers }, data) => {
    const { shape } = data;
    const parameters = matrixParameters(layers, shape);
    const entries = parameterCount(shape);
    return matrixSystem({
      ...{ shape, parameters, hasAngles: false },
      ...{ factor: factorOfRows(data), factorOf: 'entries', finite: finiteForm(data) },
      compose: (factors) => composeLayers(factors, layers, shape),
      generatorsOf: (factors) => {
        const products = new Float64Array((factors.length / parameters.count) * entries);
        for (let a = 0; a < factors.length / parameters.count; a += 1) {
          const own = factors.subarray(a * parameters.count, (a + 1) * parameters.count);
          products.set(layerProduct(own, shape), a * entries);
        }
        return products;
      },
    });
  },
};
