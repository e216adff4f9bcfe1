/** Numbers outside the device, row-major: float32, or float64 where they are too fine for it. */
export interface HostTensor<Numbers extends Float32Array | Float64Array = Float32Array> {
  readonly shape: readonly number[];
  readonly data: Numbers;
}
