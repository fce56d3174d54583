/** What an installation may tune. All times in seconds. */
export interface Settings {
  /** How often an agent reports that it lives. */
  heartbeatSeconds: number;
  /** How long a command is one agent's before it may be offered to it again. */
  leaseSeconds: number;
  /** Quiet period that lets instances coming online together share one configure run. */
  configureQuietSeconds: number;
  /** The longest a configure waits for quiet. */
  configureMaxWaitSeconds: number;
  /** From RunInstances until EC2 says running. */
  bootRunningTimeoutSeconds: number;
  /** From running until the agent's first contact. */
  bootContactTimeoutSeconds: number;
  /** The longest a Chef run may take. */
  commandTimeoutSeconds: number;
  /** How long a running command may go on once its instance is told to shut down. */
  shutdownGraceSeconds: number;
  /** Without a word from its agent for this long, an online instance is connection_lost. */
  silentAfterSeconds: number;
  /** Stacks may name any region, because the machines of this installation are bound to none: local mode. */
  anyRegion: boolean;
}
