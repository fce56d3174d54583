/** A command as `/agent/next` offers it, as far as a simulated run looks at it. */
export interface AgentCommand {
  commandId: string;
  type: string;
  activity: string;
  deploymentId: string | null;
  lease: { fence: number; seconds: number };
  timeoutSeconds: number;
  runList: string[];
  shared?: { url: string; generation: number; sha256: string } | null;
}
