/** What the agent calls itself. */
export const AGENT_VERSION = 'simulated';
