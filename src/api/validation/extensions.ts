import type { Reference } from './model.ts';

/**
 * Members that we add to OpsWorks' answers. Clients of that API read the members that their model names and pass
 * over others, so old ones work as before; ours, and people who read JSON, see why something is as it is.
 */
export const extensions: Readonly<Record<string, Readonly<Record<string, Reference>>>> = {
  Instance: { Reason: 'String' },
  Deployment: { Reason: 'String' },
  Command: { Reason: 'String' },
};
