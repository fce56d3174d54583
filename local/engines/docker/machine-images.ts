import type { MachineSpec, Preparation } from '../../contracts/engine.ts';

/** What machines are made from. */
export interface MachineImages {
  /** As of an engine: what is to be waited for before a machine like this is made. */
  prepare(spec: MachineSpec): Promise<Preparation | undefined>;
  /** The best that is there now for a machine like this; builds nothing. */
  choose(spec: MachineSpec): Promise<MachineImage>;
  /** Gives up what is being built. */
  close(): void;
}

export interface MachineImage {
  /** The engine's tag. */
  tag: string;
  /** What sets it apart, for a person: `apache2, php-cli baked in`. Where it is told, boots are reported. */
  what?: string | undefined;
}
