import type { DeclaredCloud } from '../serverless/declared-cloud.ts';
import { checkMachineRoles } from './check-machine-roles.ts';
import type { CloudParts } from './cloud-parts.ts';

/** Makes what serverless.yml declares, where it is not there already: what deploying does. */
export function provision(
  declared: DeclaredCloud,
  { dynamo, s3, kms, ssm, bus, scheduler }: CloudParts,
): void {
  checkMachineRoles(declared);
  for (const { definition, timeToLiveAttribute } of declared.tables)
    dynamo.ensureTable(definition, timeToLiveAttribute);
  for (const bucket of declared.buckets) s3.ensureBucket(bucket);
  for (const key of declared.keys) kms.ensureKey(key);
  for (const parameter of declared.parameters) ssm.setParameter(parameter);
  bus.declare(declared.rules);
  scheduler.declare(declared.schedules);
}
