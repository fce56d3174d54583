import type { JsonObject } from '../json-object.ts';
import type { RdsDbInstanceRecord } from '../stack-snapshot.ts';

/** An item of `aws_opsworks_rds_db_instance`. */
export function rdsItem(db: RdsDbInstanceRecord, password: string | null): JsonObject {
  return {
    address: db.Address ?? null,
    db_instance_identifier: db.DbInstanceIdentifier,
    db_password: password,
    db_user: db.DbUser,
    engine: db.Engine ?? null,
    port: db.Port ?? null,
    rds_db_instance_arn: db.RdsDbInstanceArn,
    region: db.Region ?? null,
  };
}
