/** The engine's name for a cloud's volume. */
export function volumeName(prefix: string, name: string): string {
  return `${prefix}-${name}`;
}
