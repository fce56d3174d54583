import type { OwnPart } from '../../domain/configuration/own-part.ts';

/** What the agent is told to run (docs/agent-protocol.md). */
export interface RunRequest {
  commandId: string;
  type: string;
  activity: string;
  deploymentId: string | null;
  createdAt: string;
  lease: { fence: number; seconds: number };
  timeoutSeconds: number;
  runList: string[];
  /** The Chef that the stack names: the agent gives recipes of an older one what they expect. */
  chefVersion: string;
  builtInCookbooks: { path: string; sha256: string };
  customCookbooks: {
    enabled: boolean;
    refresh: boolean;
    source?: CookbookSource;
    /** Whether a Berksfile in the source is resolved. */
    manageBerkshelf?: boolean;
  };
  shared: { url: string; generation: number; sha256: string };
  own: OwnPart;
}

export interface CookbookSource {
  type: string;
  url: string;
  username: string | null;
  password: string | null;
  ssh_key: string | null;
  revision: string | null;
}
