/** The logical id that the Serverless Framework makes of a function's name: `my-tick` → `MyDashtickLambdaFunction`. */
export function functionLogicalId(key: string): string {
  const safe = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${safe.charAt(0).toUpperCase()}${safe.slice(1)}LambdaFunction`;
}
