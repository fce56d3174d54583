/** What SSM asks of the machines. */
export interface SsmMachines {
  /** Runs a shell script as root. @throws AwsError InvalidInstanceId when the machine does not run */
  run(ec2InstanceId: string, script: string): Promise<{ exitCode: number; output: string }>;
  /** Whether it runs, so that a command can reach it. */
  isRunning(ec2InstanceId: string): boolean;
  /** Ids of the running machines that carry this tag. */
  withTag(key: string, value: string): string[];
}
