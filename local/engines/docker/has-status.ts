/** Whether this is the engine's refusal with one of these HTTP statuses. */
export function hasStatus(error: unknown, ...statuses: number[]): boolean {
  return error instanceof Error && 'statusCode' in error && statuses.includes(Number(error.statusCode));
}
