import type { MachineImage } from '../ec2-options.ts';
import type { Ec2State } from '../ec2-state.ts';
import type { IdentityCredentials } from './identity-credentials.ts';
import type { MetadataTokens } from './metadata-tokens.ts';

/** What the metadata service answers from. */
export interface MetadataOptions {
  state: Ec2State;
  account: string;
  images: readonly MachineImage[];
  tokens: MetadataTokens;
  credentials: IdentityCredentials;
  simulatorSecret?: string;
}
