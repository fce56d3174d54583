/** From Chef 12 on a stack has no built-in recipes of its own to name: only the internal ones, before the user's. */
export function isChef12(version: string | undefined): boolean {
  return Number.parseInt(version ?? '12', 10) >= 12;
}
