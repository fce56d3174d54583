import type { OpsWorks } from '@aws-sdk/client-opsworks';
import type { Steps } from './step.ts';

/** What a demo walks with. */
export interface DemoContext {
  client: OpsWorks;
  steps: Steps;
  print: (line: string) => void;
  /** The port of this machine's server of sources. */
  sourcesPort: number;
}

/** What was seen at the end: for a person, and for a script. */
export interface Conclusion {
  headline: string;
  lines: string[];
  data: object;
}

export interface Demo {
  /** Makes what the demo's apps are fetched from. */
  makeSources(folder: string): Promise<void>;
  run(context: DemoContext): Promise<Conclusion>;
}
