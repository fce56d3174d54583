import { deepMerge } from '../deep-merge.ts';
import type { JsonObject } from '../json-object.ts';
import { layerKey } from '../layer-key.ts';
import type { OwnInput } from '../own-input.ts';
import { runCommandOf } from '../run-command-of.ts';
import { runPlanFor } from '../run-list/run-plan-for.ts';
import { deployAttributes } from './deploy-attributes.ts';
import { ebsAttributes } from './ebs-attributes.ts';
import { instanceFacts } from './instance-facts.ts';
import { layerPasswords } from './layer-passwords.ts';
import { rdsInstance } from './rds-instance.ts';

/** The Chef 11 attributes of one instance for one command. */
export function ownAttributes(input: OwnInput): JsonObject {
  const { topology, instance, command, apps, needs, secrets } = input;
  const own: JsonObject = {
    opsworks: opsworks(input),
    deploy: deployAttributes(apps, topology, command, needs, secrets),
    ec2: { instance_type: instance.InstanceType ?? null },
    ebs: ebsAttributes(topology.snapshot.volumes ?? [], instance),
    dependencies: dependencies(input),
    ...recipeLists(input),
  };
  return deepMerge(own, layerPasswords(input));
}

function opsworks({ topology, instance, layers, command, needs, secrets }: OwnInput): JsonObject {
  const { stack, rdsDbInstances = [] } = topology.snapshot;
  const attributes: JsonObject = {
    activity: command.Type,
    agent_version: instance.ReportedAgentVersion ?? null,
    deployment: command.DeploymentId ?? null,
    sent_at: Math.floor(Date.parse(command.CreatedAt) / 1000),
    instance: {
      ...instanceFacts(instance, stack.Region),
      hostname: instance.Hostname,
      architecture: instance.Architecture ?? 'x86_64',
      layers: layers.map(layerKey),
      subnet_id: instance.SubnetId ?? null,
    },
  };
  if (needs.rdsArns.length === 0) return attributes;
  // a list replaces the shared one as a whole
  const password = (arn: string) =>
    needs.rdsArns.includes(arn) ? (secrets.rdsPasswords?.[arn]?.reveal() ?? null) : null;
  return {
    ...attributes,
    stack: { rds_instances: rdsDbInstances.map((db) => rdsInstance(db, password(db.RdsDbInstanceArn))) },
  };
}

function recipeLists({ topology, instance, command, needs, secrets }: OwnInput): JsonObject {
  const { snapshot } = topology;
  const plan = runPlanFor(runCommandOf(command, snapshot), instance, snapshot.layers);
  const named = (origin: 'built-in' | 'custom') =>
    plan.filter((step) => step.origin === origin).map((step) => step.name);
  const cookbooks: JsonObject = { recipes: named('custom') };
  if (needs.customCookbooks)
    cookbooks.scm = cookbookCredentials(snapshot.stack.CustomCookbooksSource?.Url, secrets);
  return { recipes: named('built-in'), opsworks_custom_cookbooks: cookbooks };
}

function cookbookCredentials(url: string | undefined, { customCookbooks }: OwnInput['secrets']): JsonObject {
  return {
    repository: url ?? null,
    password: customCookbooks?.Password?.reveal() ?? null,
    ssh_key: customCookbooks?.SshKey?.reveal() ?? null,
  };
}

/** The OS packages that the instance's layers ask for. */
function dependencies({ layers, instance, command }: OwnInput): JsonObject {
  const packages = layers.flatMap((layer) => layer.Packages ?? []);
  return {
    debs: Object.fromEntries(packages.map((name) => [name, 'latest'])),
    gems: {},
    update_debs: instance.InstallUpdatesOnBoot !== false,
    upgrade_debs: instance.InstallUpdatesOnBoot !== false && command.Type === 'setup',
    os_release_version: command.args?.upgrade_os_to?.[0] ?? null,
    allow_reboot: command.args?.allow_reboot?.[0] === 'true',
  };
}
