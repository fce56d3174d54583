import type { OpsWorks } from '@aws-sdk/client-opsworks';
import type { Steps } from '../step.ts';

export interface FullWalkOptions {
  client: OpsWorks;
  steps: Steps;
  print: (line: string) => void;
  /** The port of 127.0.0.1 where what makeFullSources made is served. */
  sourcesPort: number;
}
