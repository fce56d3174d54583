/** What was asked of a machine needs it to run, and it does not (any more). */
export class MachineNotRunningError extends Error {
  constructor(ec2InstanceId: string, options?: ErrorOptions) {
    super(`The machine ${ec2InstanceId} does not run`, options);
    this.name = 'MachineNotRunningError';
  }
}
