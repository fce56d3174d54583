const PREFIX = 'OPSWRIGHT_';

/**
 * Settings of the functions that a user gives in the environment: `OPSWRIGHT_HEARTBEAT_SECONDS=5 npm start` is a
 * heartbeat every 5 seconds. A wrong one is refused by the functions, which know what is right.
 */
export function givenSettings(environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(environment).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(given.map(([name, value = '']) => [name.slice(PREFIX.length), value]));
}
