/** To so many significant digits: what a bench says beyond that is noise. */
export function roundTo(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
