import type {
  DeclaredDocument,
  DeclaredKey,
  DeclaredParameter,
  DeclaredRule,
  DeclaredSchedule,
  DeclaredStateMachine,
  DeclaredTable,
  Statement,
  Target,
} from './declared-cloud.ts'; // prettier-ignore
import { readStatements } from './read-statements.ts';
import type { ResourceName } from './resource-names.ts';

/** A resource with its references resolved. */
export interface NamedResource {
  logicalId: string;
  type: string;
  properties: Record<string, unknown>;
  name: ResourceName;
}

export function readTables(resources: readonly NamedResource[]): DeclaredTable[] {
  return ofType(resources, 'AWS::DynamoDB::Table').map(({ properties, name }) => {
    const {
      TimeToLiveSpecification: timeToLive,
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
    } = properties;
    const { AttributeName, Enabled } = (timeToLive ?? {}) as { AttributeName?: string; Enabled?: boolean };
    return {
      name: name.ref,
      // Of all that a table may say, keys and indexes matter here; the local tables are paid by nobody.
      definition: {
        TableName: name.ref,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions,
        KeySchema,
        GlobalSecondaryIndexes,
      },
      timeToLiveAttribute: Enabled ? AttributeName : undefined,
    };
  });
}

export function readBuckets(resources: readonly NamedResource[]): string[] {
  return ofType(resources, 'AWS::S3::Bucket').map(({ name }) => name.ref);
}

export function readKeys(resources: readonly NamedResource[]): DeclaredKey[] {
  const aliases = ofType(resources, 'AWS::KMS::Alias');
  return ofType(resources, 'AWS::KMS::Key').map(({ name, properties }) => ({
    id: name.ref,
    spec: String(properties.KeySpec ?? 'SYMMETRIC_DEFAULT'),
    usage: String(properties.KeyUsage ?? 'ENCRYPT_DECRYPT'),
    aliases: aliases
      .filter(
        ({ properties: { TargetKeyId } }) => TargetKeyId === name.ref || TargetKeyId === name.attributes.Arn,
      )
      .map((alias) => alias.name.ref),
  }));
}

export function readDocuments(resources: readonly NamedResource[]): DeclaredDocument[] {
  return ofType(resources, 'AWS::SSM::Document').map(({ name, properties: { Content } }) => ({
    name: name.ref,
    content: typeof Content === 'string' ? JSON.parse(Content) : (Content as object),
  }));
}

export function readParameters(resources: readonly NamedResource[]): DeclaredParameter[] {
  return ofType(resources, 'AWS::SSM::Parameter').map(({ name, properties: { Type, Value } }) => ({
    name: name.ref,
    type: String(Type ?? 'String'),
    value: String(Value ?? ''),
  }));
}

interface RawTarget {
  Id: string;
  Arn: string;
  Input?: string;
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Record<string, string>; InputTemplate: string };
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  DeadLetterConfig?: { Arn?: string };
}

export function readRules(resources: readonly NamedResource[]): DeclaredRule[] {
  return ofType(resources, 'AWS::Events::Rule').map(({ name, properties }) => ({
    name: name.ref,
    enabled: properties.State !== 'DISABLED',
    pattern: properties.EventPattern as object | undefined,
    scheduleExpression: properties.ScheduleExpression as string | undefined,
    targets: ((properties.Targets ?? []) as RawTarget[]).map(readTarget),
  }));
}

function readTarget(raw: RawTarget): Target {
  const { InputTransformer: transformer, RetryPolicy: retry } = raw;
  return {
    id: raw.Id,
    arn: raw.Arn,
    input: raw.Input,
    inputPath: raw.InputPath,
    inputTransformer: transformer && {
      inputPathsMap: transformer.InputPathsMap ?? {},
      inputTemplate: transformer.InputTemplate,
    },
    maximumRetryAttempts: retry?.MaximumRetryAttempts,
    maximumEventAgeSeconds: retry?.MaximumEventAgeInSeconds,
    deadLetterArn: raw.DeadLetterConfig?.Arn,
  };
}

export function readSchedules(resources: readonly NamedResource[]): DeclaredSchedule[] {
  return ofType(resources, 'AWS::Scheduler::Schedule').map(({ name, properties }) => {
    const target = properties.Target as { Arn: string; Input?: string };
    return {
      name: name.ref,
      expression: String(properties.ScheduleExpression),
      timezone: properties.ScheduleExpressionTimezone as string | undefined,
      targetArn: target.Arn,
      input: target.Input,
    };
  });
}

export function readStateMachines(resources: readonly NamedResource[]): DeclaredStateMachine[] {
  const roles = new Map(ofType(resources, 'AWS::IAM::Role').map((role) => [role.name.attributes.Arn, role]));
  return ofType(resources, 'AWS::StepFunctions::StateMachine').map(({ name, properties }) => {
    const { Definition, DefinitionString, DefinitionSubstitutions = {}, RoleArn } = properties;
    const text = typeof DefinitionString === 'string' ? DefinitionString : JSON.stringify(Definition);
    return {
      name: name.attributes.Name ?? '',
      arn: name.ref,
      type: String(properties.StateMachineType ?? 'STANDARD'),
      definition: JSON.parse(substitute(text, DefinitionSubstitutions as Record<string, unknown>)),
      roleStatements: statementsOfRole(roles.get(String(RoleArn))),
    };
  });
}

function substitute(definition: string, substitutions: Record<string, unknown>): string {
  return definition.replace(/\$\{([A-Za-z0-9]+)\}/g, (whole, name: string) =>
    name in substitutions ? JSON.stringify(String(substitutions[name])).slice(1, -1) : whole,
  );
}

function statementsOfRole(role: NamedResource | undefined): Statement[] {
  const policies = (role?.properties.Policies ?? []) as { PolicyDocument: { Statement: unknown } }[];
  return policies.flatMap(({ PolicyDocument: { Statement } }) => readStatements([Statement].flat()));
}

function ofType(resources: readonly NamedResource[], type: string): NamedResource[] {
  return resources.filter((resource) => resource.type === type);
}
