/** The states on the way to online, in their order. */
export const PHASES = ['requested', 'pending', 'booting', 'running_setup'] as const;
export type Phase = (typeof PHASES)[number];

export interface InstanceTimes {
  hostname: string;
  /** Seconds in each state, as seen by asking some times a second. */
  phases: Record<Phase, number>;
  /** Seconds from StartStack until it was online. */
  online: number;
}

export interface DeploymentTimes {
  app: string;
  version: string;
  instances: number;
  /** Seconds from CreateDeployment until it was successful. */
  seconds: number;
}

export interface FullTimes {
  instances: InstanceTimes[];
  deployments: DeploymentTimes[];
}
