// The script's types are kept together: they are one document, written by hand in tests and sent as JSON.

/** Milliseconds: always the same, or drawn anew each time between two bounds. */
export type Duration = number | readonly [least: number, most: number];

/** What the simulated machines do. Everything has a default; an empty script is a fleet that always succeeds. */
export interface SimulatorScript {
  /** Draws of chance follow from it and the machine's id. */
  seed?: number;
  /** How every machine behaves … */
  machine?: MachineBehavior;
  /** … and what differs for some: all rules that match are laid over it, in order. Chosen anew at each boot. */
  machines?: { when: MachineMatch; do: MachineBehavior }[];
  /** How every run of a command ends … */
  run?: RunOutcome;
  /** … and what differs for some, in the same way. */
  runs?: { when: RunMatch; do: RunOutcome }[];
}

export interface MachineMatch {
  ec2InstanceId?: string;
  /** The control plane's id of the instance, as user data names it. */
  instanceId?: string;
  stackId?: string;
  /** The machine's place in the order of making, from 1. */
  order?: number;
  /** Which boot of this machine, from 1. */
  boot?: number;
}

export interface MachineBehavior {
  /** From power on until the agent starts. Default 50. */
  bootMs?: Duration;
  /** The agent never starts. */
  neverContacts?: boolean;
  /** Network cuts, from power on; without an end they last. Default none. */
  silent?: { fromMs: number; toMs?: number }[];
  /** The chance, 0 to 1, that a request is sent twice. Default 0. */
  duplicateSends?: number;
  /** The machine shuts itself down so long after power on. */
  shutsDownAfterMs?: number;
  /** What its heartbeats say. */
  vitals?: Partial<Vitals>;
}

export interface Vitals {
  /** Percent. */
  cpuUser: number;
  /** KiB. */
  memoryTotal: number;
  memoryUsed: number;
  load: number;
}

export interface RunMatch {
  ec2InstanceId?: string;
  instanceId?: string;
  stackId?: string;
  order?: number;
  activity?: string;
  type?: string;
  /** Which run of this activity on this machine, from 1. */
  nth?: number;
}

export interface RunOutcome {
  /** From start to end of the run. Default 20. */
  ms?: Duration;
  /** Default 0. */
  exitCode?: number;
  signal?: string;
  cause?: FailureCause;
  /** Added to the log. */
  log?: string;
  /** From the run's end until its result is sent. Default 0. */
  resultDelayMs?: Duration;
  /** Whether the shared configuration is fetched and checked. Default true. */
  fetchesConfiguration?: boolean;
}

/** Why a run failed, as the agent protocol's `cause`. */
export interface FailureCause {
  message: string;
  exception?: string;
  cookbook?: string;
  recipe?: string;
  file?: string;
  line?: number;
  resource?: string;
}
