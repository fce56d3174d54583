const HINTS: Record<string, string> = {
  InsufficientInstanceCapacity: 'Choose another Availability Zone or instance type, or try again later.',
  InstanceLimitExceeded: 'Ask AWS to raise the limit on running instances, or stop some.',
  VcpuLimitExceeded: 'Ask AWS to raise the vCPU limit for this instance family, or stop some instances.',
  InvalidKeyPair: 'Create the key pair in EC2, or choose another SSH key for the stack or instance.',
  InvalidParameterValue: 'Correct the setting that EC2 names.',
  InvalidAMIID: 'Choose an image that exists in this region.',
  InvalidSubnetID: 'Choose a subnet that exists in this region.',
  UnauthorizedOperation:
    'Allow the role of the boot steps this call and the role that is passed to the instance.',
  Unsupported: 'Choose an instance type that this Availability Zone and image support.',
  IdempotentParameterMismatch:
    'This launch was begun with other parameters; stop the instance and start it again.',
};

/** What a person can do about a refusal, by its code up to the first dot (`InvalidAMIID.NotFound`). */
export function refusalHint(code: string): string | undefined {
  return HINTS[code.split('.', 1)[0] ?? code];
}
