import type { Stack } from '../../model/opsworks.generated.ts';
import { customJsonProblems } from '../checks/custom-json-problems.ts';
import { iamArnProblems } from '../checks/iam-arn-problems.ts';
import { nameProblems } from '../checks/name-problems.ts';
import { problemIf } from '../checks/problem-if.ts';
import { sourceProblems } from '../checks/source-problems.ts';
import { CHEF_VERSIONS } from './chef-versions.ts';
import { HOSTNAME_THEMES } from './hostname-themes.ts';
import { osProblems } from './os-problems.ts';

/** A stack as it would be stored, with every default filled in. */
export type CandidateStack = Stack &
  Required<
    Pick<Stack, 'Name' | 'Region' | 'DefaultOs' | 'HostnameTheme' | 'AgentVersion' | 'CustomCookbooksSource'>
  > & {
    ConfigurationManager: { Name: string; Version: string };
  };

/** Everything that is wrong with a stack, in words for the person who sent it. */
export function stackProblems(stack: CandidateStack): string[] {
  const chefVersion = stack.ConfigurationManager.Version;
  return [
    ...nameProblems('Name', stack.Name, 64),
    ...iamArnProblems('ServiceRoleArn', stack.ServiceRoleArn, 'role'),
    ...iamArnProblems('DefaultInstanceProfileArn', stack.DefaultInstanceProfileArn, 'instance-profile'),
    ...osProblems('DefaultOs', stack.DefaultOs),
    ...themeProblems(stack.HostnameTheme),
    ...networkProblems(stack),
    ...customJsonProblems(stack.CustomJson),
    ...chefProblems(stack),
    ...sourceProblems('CustomCookbooksSource', stack.CustomCookbooksSource, chefVersion),
    ...problemIf(
      !/^(LATEST|\d+(-\d+)?)$/.test(stack.AgentVersion),
      'AgentVersion: must be LATEST or the number of a version.',
    ),
  ];
}

function themeProblems(theme: string): string[] {
  const known = Object.keys(HOSTNAME_THEMES);
  return problemIf(!known.includes(theme), `HostnameTheme: '${theme}' is not one of ${known.join(', ')}.`);
}

function networkProblems({
  Region,
  VpcId,
  DefaultSubnetId,
  DefaultAvailabilityZone: zone,
}: CandidateStack): string[] {
  return [
    ...problemIf(
      VpcId !== undefined && DefaultSubnetId === undefined,
      'DefaultSubnetId: is required with a VpcId. (The default VPC is used when VpcId is left out.)',
    ),
    ...problemIf(
      zone !== undefined && !zone.startsWith(Region),
      `DefaultAvailabilityZone: '${zone}' is not in the stack's region ${Region}.`,
    ),
  ];
}

function chefProblems({ ConfigurationManager: { Name, Version } }: CandidateStack): string[] {
  return [
    ...problemIf(Name !== 'Chef', `ConfigurationManager.Name: must be Chef, not '${Name}'.`),
    ...problemIf(
      !CHEF_VERSIONS.some((version) => version === Version),
      `ConfigurationManager.Version: '${Version}' is not one of ${CHEF_VERSIONS.join(', ')}.`,
    ),
  ];
}
