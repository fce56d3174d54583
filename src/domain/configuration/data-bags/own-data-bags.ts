import { appDisclosure } from '../app-disclosure.ts';
import type { JsonObject } from '../json-object.ts';
import type { OwnInput } from '../own-input.ts';
import type { AppRecord } from '../stack-snapshot.ts';
import { appItem } from './app-item.ts';
import { bagOf } from './bag-of.ts';
import type { DataBags } from './data-bags.ts';
import { instanceItem } from './instance-item.ts';
import { rdsItem } from './rds-item.ts';
import { stackItem } from './stack-item.ts';

/** The `aws_opsworks_*` items that differ on this instance, or that only it may read. */
export function ownDataBags(input: OwnInput): DataBags {
  const { topology, instance, command, apps } = input;
  return {
    aws_opsworks_app: bagOf(
      apps,
      (app) => app.Shortname,
      (app) => ownAppItem(app, input),
    ),
    aws_opsworks_command: bagOf(
      [command],
      (one) => one.CommandId,
      () => commandItem(input),
    ),
    aws_opsworks_instance: bagOf(
      [instance],
      (one) => one.Hostname,
      (one) => instanceItem(one, topology, true),
    ),
    ...databases(input),
    ...stackCredentials(input),
  };
}

function ownAppItem(app: AppRecord, { command, needs, secrets }: OwnInput): JsonObject {
  const deploy = command.Type === 'setup' || (command.Type === 'deploy' && command.appIds !== undefined);
  return appItem(app, deploy, appDisclosure(app, needs, secrets));
}

function commandItem({ command, instance, topology }: OwnInput): JsonObject {
  const appIds: readonly string[] = command.appIds ?? [];
  const apps = topology.apps.map((app) => app.AppId);
  return {
    command_id: command.CommandId,
    instance_id: instance.InstanceId,
    iam_user_arn: command.askedBy ?? null,
    sent_at: command.CreatedAt,
    type: command.Type,
    args: { ...command.args, app_ids: command.Type === 'setup' ? apps : [...appIds] },
  };
}

function databases({ topology, needs, secrets }: OwnInput): DataBags {
  const known = (topology.snapshot.rdsDbInstances ?? []).filter((db) =>
    needs.rdsArns.includes(db.RdsDbInstanceArn),
  );
  if (known.length === 0) return {};
  return {
    aws_opsworks_rds_db_instance: bagOf(
      known,
      (db) => db.DbInstanceIdentifier,
      (db) => rdsItem(db, secrets.rdsPasswords?.[db.RdsDbInstanceArn]?.reveal() ?? null),
    ),
  };
}

function stackCredentials({ topology, needs, secrets }: OwnInput): DataBags {
  if (!needs.customCookbooks) return {};
  const credentials = secrets.customCookbooks ?? {};
  return {
    aws_opsworks_stack: bagOf(
      [topology.snapshot],
      ({ stack }) => stack.StackId,
      (one) => stackItem(one, credentials),
    ),
  };
}
