/** What the agent last told of itself. Written at each heartbeat, and by nothing else that matters to the instance. */
export interface AgentRecord {
  ec2InstanceId: string;
  /** The run epoch in which it registered. */
  epoch: number;
  bootId: string;
  agentRun?: string;
  agentVersion?: string;
  /** Epoch milliseconds of the server's clock. */
  lastSeen: number;
  /** The deadline bucket in which the sweep finds it. */
  bucket: number;
  sample?: object;
}
