import type {
  DeleteParameterRequest,
  GetParameterRequest,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
  PutParameterRequest,
} from '@aws-sdk/client-ssm'; // prettier-ignore
import { AwsError } from '../contracts/aws-error.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { ParameterStore, StoredParameter } from './parameter-store.ts';

const SECURE = 'SecureString';

export interface ParameterContext {
  store: ParameterStore;
  clock: LocalClock;
  accountId: string;
  region: string;
  /** The value of a public parameter. */
  publicValue(name: string): string | undefined;
  seal(text: string): string;
  open(sealed: string): string;
}

export function getParameter(
  context: ParameterContext,
  request: GetParameterRequest,
): { Parameter: Parameter } {
  const parameter = find(context, request.Name ?? '', request.WithDecryption ?? false);
  if (parameter === undefined) throw notFound(request.Name);
  return { Parameter: parameter };
}

export function getParameters(context: ParameterContext, request: GetParametersRequest): GetParametersResult {
  const names = request.Names ?? [];
  const found = names.map((name) => find(context, name, request.WithDecryption ?? false));
  return {
    Parameters: found.filter((parameter) => parameter !== undefined),
    InvalidParameters: names.filter((_, index) => found[index] === undefined),
  };
}

export function putParameter(
  context: ParameterContext,
  request: PutParameterRequest,
): { Version: number; Tier: 'Standard' } {
  const { Name = '', Value = '', Overwrite = false } = request;
  const old = context.store.get(Name);
  if (old !== undefined && !Overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite it, set Overwrite to true.',
    );
  }
  const type = request.Type ?? old?.type ?? 'String';
  const value = type === SECURE ? context.seal(Value) : Value;
  return { Version: context.store.put(Name, type, value, context.clock.now()).version, Tier: 'Standard' };
}

export function deleteParameter(context: ParameterContext, { Name = '' }: DeleteParameterRequest): object {
  if (!context.store.remove(Name)) throw notFound(Name);
  return {};
}

function find(context: ParameterContext, name: string, decrypt: boolean): Parameter | undefined {
  const stored = context.store.get(name.replace(/^arn:aws:ssm:[^:]*:\d*:parameter\//, '/'));
  if (stored !== undefined) return describe(context, stored, decrypt);
  const publicValue = context.publicValue(name);
  if (publicValue === undefined) return undefined;
  const ARN = `arn:aws:ssm:${context.region}::parameter${name}`;
  return { Name: name, Type: 'String', Value: publicValue, Version: 1, DataType: 'aws:ec2:image', ARN };
}

function describe(
  { open, region, accountId }: ParameterContext,
  stored: StoredParameter,
  decrypt: boolean,
): Parameter {
  const { name, type, value, version, modifiedMs } = stored;
  return {
    Name: name,
    Type: type as Parameter['Type'],
    Value: type === SECURE && decrypt ? open(value) : value,
    Version: version,
    LastModifiedDate: new Date(modifiedMs),
    ARN: `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '')}`,
    DataType: 'text',
  };
}

function notFound(name = ''): AwsError {
  return new AwsError('ParameterNotFound', `There is no parameter ${name}`);
}
