/** A list with the problem in it, or without. */
export function problemIf(condition: boolean, problem: string): string[] {
  return condition ? [problem] : [];
}
