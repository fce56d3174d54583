/** What kind of error this is, by the code that its maker gave it: AWS's in `name`, Node's in `code`. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  if (error.name !== 'Error' && error.name !== 'AggregateError') return error.name;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
