/** A time as every OpsWorks answer writes it: `2013-07-25T18:57:47+00:00`. */
export function apiDate(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
