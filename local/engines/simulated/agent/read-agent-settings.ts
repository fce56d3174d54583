import type { AgentSettings } from './agent-settings.ts';

/** The here-document by which user data writes the file. */
const HERE_DOCUMENT =
  /cat\s*>\s*\/etc\/opswright\/agent\.json\s*<<-?\s*'?"?(\w+)'?"?[^\n]*\n([\s\S]*?)\n\s*\1\s*(?:\n|$)/;

const MEMBERS = ['endpoint', 'region', 'instanceId', 'stackId'] as const;

/**
 * What a machine's `/etc/opswright/agent.json` holds after its user data has run.
 * @throws Error when the script does not write it, or not as the agent protocol says
 */
export function readAgentSettings(userData: string): AgentSettings {
  const json = HERE_DOCUMENT.exec(userData)?.[2];
  if (json === undefined) throw new Error('The user data writes no /etc/opswright/agent.json');
  const settings = JSON.parse(json) as AgentSettings;
  for (const member of MEMBERS)
    if (typeof settings[member] !== 'string') throw new Error(`agent.json has no "${member}"`);
  return settings;
}
