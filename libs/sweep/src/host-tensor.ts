/** Numbers outside the device, row-major: float32, or float64 where they are too fine for it, or whole. */
export interface HostTensor<Numbers extends Float32Array | Float64Array | Int32Array = Float32Array> {
  readonly shape: readonly number[];
  readonly data: Numbers;
}
