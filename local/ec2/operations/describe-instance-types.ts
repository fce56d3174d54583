import type {
  _InstanceType,
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../contracts/aws-error.ts';
import type { Ec2 } from '../ec2.ts';
import { selectBy } from '../select-by.ts';

interface TypeSize {
  name: string;
  vcpus: number;
  memoryMib: number;
  arm?: boolean;
}

/** Some of EC2's types. RunInstances takes any well-formed name; here only these have a size to tell. */
const SIZES: TypeSize[] = [
  { name: 't2.micro', vcpus: 1, memoryMib: 1024 },
  { name: 't3.micro', vcpus: 2, memoryMib: 1024 },
  { name: 't3.small', vcpus: 2, memoryMib: 2048 },
  { name: 't3.medium', vcpus: 2, memoryMib: 4096 },
  { name: 'm3.medium', vcpus: 1, memoryMib: 3840 },
  { name: 'm5.large', vcpus: 2, memoryMib: 8192 },
  { name: 'c3.large', vcpus: 2, memoryMib: 3840 },
  { name: 'c5.large', vcpus: 2, memoryMib: 4096 },
  { name: 't4g.small', vcpus: 2, memoryMib: 2048, arm: true },
];

export function describeInstanceTypes(
  _ec2: Ec2,
  input: DescribeInstanceTypesRequest,
): DescribeInstanceTypesResult {
  const asked = input.InstanceTypes?.length ? input.InstanceTypes.map(size) : SIZES;
  const shown = selectBy(asked, input.Filters, {
    'instance-type': ({ name }) => [name],
    'processor-info.supported-architecture': ({ arm }) => [arm ? 'arm64' : 'x86_64'],
  });
  return { InstanceTypes: shown.map(toInfo) };
}

function size(name: string): TypeSize {
  const known = SIZES.find((candidate) => candidate.name === name);
  if (!known)
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${name}]`,
    );
  return known;
}

function toInfo({ name, vcpus, memoryMib, arm }: TypeSize): InstanceTypeInfo {
  return {
    InstanceType: name as _InstanceType,
    CurrentGeneration: true,
    VCpuInfo: { DefaultVCpus: vcpus },
    MemoryInfo: { SizeInMiB: memoryMib },
    ProcessorInfo: { SupportedArchitectures: [arm ? 'arm64' : 'x86_64'] },
    InstanceStorageSupported: false,
    SupportedRootDeviceTypes: ['ebs'],
  };
}
