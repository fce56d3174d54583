/** Headers under lower-case names, without the absent ones. */
export function lowerCaseNames(headers: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const present = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Map(present.map(([name, value]) => [name.toLowerCase(), value]));
}
