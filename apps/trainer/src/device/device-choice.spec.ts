import { chooseDevice } from './device-choice.js';

const GPU = { kind: 'gpu', gpu: undefined, withoutGpu: 'stop' };

describe('the device of a trainer', () => {
  it.each([
    [{}, { kind: 'cpu' }],
    [{ LIESWEEP_DEVICE_CLASS: 'gpu-h200' }, GPU],
    [{ LIESWEEP_DEVICE_CLASS: 'large' }, { kind: 'cpu' }],
    [{ LIESWEEP_DEVICE_CLASS: 'gpu', LIESWEEP_DEVICE: 'cpu' }, { kind: 'cpu' }],
    [{ LIESWEEP_DEVICE: 'gpu' }, GPU],
    [{ LIESWEEP_DEVICE: 'gpu:1' }, { ...GPU, gpu: '1' }],
    [{ LIESWEEP_DEVICE: 'gpu:MIG-3f/7/0' }, { ...GPU, gpu: 'MIG-3f/7/0' }],
    [
      { LIESWEEP_DEVICE: 'gpu', LIESWEEP_WITHOUT_GPU: 'cpu' },
      { ...GPU, withoutGpu: 'cpu' },
    ],
  ])('with %j is %j', (environment, choice) => {
    expect(chooseDevice(environment)).toEqual(choice);
  });

  it.each([
    { LIESWEEP_DEVICE: 'tpu' },
    { LIESWEEP_DEVICE: 'gpu:0,1' },
    { LIESWEEP_DEVICE: 'gpu', LIESWEEP_WITHOUT_GPU: 'x' },
  ])('with %j is an error that names the variable', (environment) => {
    expect(() => chooseDevice(environment)).toThrow(/^LIESWEEP_(DEVICE|WITHOUT_GPU): expected/);
  });
});
