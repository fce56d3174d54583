import type { MachineSystem } from './machine-system.ts';

/** What an engine needs to make one machine. */
export interface MachineSpec {
  /** The EC2 instance id; also the name (with the cloud's prefix) of whatever the engine makes. */
  ec2InstanceId: string;
  hostname: string;
  privateIp: string;
  /** Address on this machine's loopback where `publishPorts` answer (127.x.y.z), for engines that do not route. */
  publicIp: string;
  publishPorts: number[];
  labels: Record<string, string>;
  /** What the machine runs, by the image that it was launched from. */
  system: MachineSystem;
  /** The instance's tags in EC2. An engine may choose by them what the machine is made from. */
  tags: Record<string, string>;
  /** Environment for every process of the machine (metadata endpoint, region). */
  environment: Record<string, string>;
  /** Names that resolve inside the machine, e.g. host.opswright.internal to the gateway. */
  hosts: Record<string, string>;
  volumes: MachineVolume[];
}

export interface MachineVolume {
  /** The volume's id; what is on it outlives its machines until it is given back. */
  name: string;
  /** Where the machine sees it. */
  mountPoint: string;
}

export type EngineState = 'running' | 'stopped' | 'absent';

export interface EngineMachine {
  ec2InstanceId: string;
  state: EngineState;
}

/** What an engine does before a machine can be made, such as building its image. */
export interface Preparation {
  /** Resolves when the machine is to be made, however the work ended; never rejects. */
  ended: Promise<void>;
}

/**
 * What runs the machines behind the local EC2: containers (Docker or Podman) or the simulator.
 * Every call may be repeated: creating what exists, stopping what is stopped, removing what is gone are no errors.
 */
export interface Engine {
  readonly name: 'docker' | 'podman' | 'simulated';
  /**
   * Asked before a machine is made that never ran. Undefined where nothing is to be waited for; otherwise work that
   * may take minutes, which goes on whoever waits for it. Engines that prepare nothing leave it out.
   */
  prepare?(spec: MachineSpec): Promise<Preparation | undefined>;
  create(spec: MachineSpec): Promise<void>;
  start(ec2InstanceId: string): Promise<void>;
  /** Clean stop with a bounded grace, then by force. */
  stop(ec2InstanceId: string): Promise<void>;
  reboot(ec2InstanceId: string): Promise<void>;
  remove(ec2InstanceId: string): Promise<void>;
  /** All machines of this cloud (this data folder), whatever their state: for reconciliation at start. */
  list(): Promise<EngineMachine[]>;
  /**
   * Gives a running machine one volume more, made when it is not there. To be repeated after each start: a machine
   * forgets what it was not made with, and its boot waits for it.
   */
  attachVolume(ec2InstanceId: string, volume: MachineVolume): Promise<void>;
  removeVolume(name: string): Promise<void>;
  /** Runs a shell script in the machine as root. */
  run(ec2InstanceId: string, script: string): Promise<{ exitCode: number; output: string }>;
  /** Calls back when a machine stops or starts by itself (crash, shutdown from inside, docker kill). */
  watch(onChange: (change: EngineMachine) => void): { close(): void };
  close(): Promise<void>;
}
