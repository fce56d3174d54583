import type { MachineImage } from '../ec2-options.ts';
import type { Ec2State } from '../ec2-state.ts';
import type { MachineCredentials } from './machine-credentials.ts';
import type { MetadataTokens } from './metadata-tokens.ts';

/** What the metadata service answers from. */
export interface MetadataOptions {
  state: Ec2State;
  account: string;
  images: readonly MachineImage[];
  tokens: MetadataTokens;
  /** Of the machines themselves. */
  identity: MachineCredentials;
  /** Of the roles in their instance profiles. */
  profile: MachineCredentials;
  simulatorSecret?: string;
}
