import type { JsonObject } from '../json-object.ts';
import type { RdsDbInstanceRecord } from '../stack-snapshot.ts';

/** One entry of `node[:opsworks][:stack][:rds_instances]`. */
export function rdsInstance(db: RdsDbInstanceRecord, password: string | null): JsonObject {
  return {
    address: db.Address ?? null,
    arn: db.RdsDbInstanceArn,
    db_instance_identifier: db.DbInstanceIdentifier,
    db_password: password,
    db_user: db.DbUser,
    engine: db.Engine ?? null,
    port: db.Port ?? null,
    region: db.Region ?? null,
  };
}
