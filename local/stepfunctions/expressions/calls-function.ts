/** Whether a variable of this name (functions are variables in JSONata) occurs anywhere in a syntax tree. */
export function callsFunction(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, value } = node as { type?: unknown; value?: unknown };
  if (type === 'variable' && value === name) return true;
  return Object.values(node).some((child) => callsFunction(child, name));
}
