/** The optional members of a stack that an empty text takes away. */
export const CLEARABLE = [
  'CustomJson',
  'DefaultAvailabilityZone',
  'DefaultSshKeyName',
  'DefaultSubnetId',
  'VpcId',
] as const;
