/** A resource of the template, as CloudFormation writes it. */
export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
  [member: string]: unknown;
}

export interface Place {
  service: string;
  stage: string;
  region: string;
  accountId: string;
  /** Where the local API answers. */
  endpoint: string;
}

/** What a resource is called: what `Ref` and `Fn::GetAtt` answer. */
export interface ResourceName {
  ref: string;
  attributes: Record<string, string>;
}

type Namer = (name: string, place: Place, logicalId: string) => ResourceName;

const arn = (service: string, { region, accountId }: Place, rest: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${rest}`;
const iam = ({ accountId }: Place, rest: string): string => `arn:aws:iam::${accountId}:${rest}`;

/** The property that names a resource of a type, and what the references to it are. */
const TYPES: Record<string, { nameProperty?: string; namer: Namer }> = {
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    namer: (name, place) => ({ ref: name, attributes: { Arn: arn('dynamodb', place, `table/${name}`) } }),
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    namer: (name) => ({ ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } }),
  },
  'AWS::KMS::Key': {
    namer: (name, place) => ({
      ref: name,
      attributes: { KeyId: name, Arn: arn('kms', place, `key/${name}`) },
    }),
  },
  'AWS::KMS::Alias': { nameProperty: 'AliasName', namer: (name) => ({ ref: name, attributes: {} }) },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    namer: (name, place) => {
      const machine = arn('states', place, `stateMachine:${name}`);
      return { ref: machine, attributes: { Arn: machine, Name: name } };
    },
  },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    namer: (name, place) => ({ ref: name, attributes: { Arn: arn('lambda', place, `function:${name}`) } }),
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    namer: (name, place) => ({
      ref: `${place.endpoint}/${place.accountId}/${name}`,
      attributes: { Arn: arn('sqs', place, name), QueueName: name },
    }),
  },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    namer: (name, place) => ({
      ref: arn('sns', place, name),
      attributes: { TopicName: name, TopicArn: arn('sns', place, name) },
    }),
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    namer: (name, place) => ({ ref: name, attributes: { Arn: arn('events', place, `rule/${name}`) } }),
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    namer: (name, place) => ({
      ref: name,
      attributes: { Name: name, Arn: arn('events', place, `event-bus/${name}`) },
    }),
  },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    namer: (name, place) => ({
      ref: name,
      attributes: { Arn: arn('scheduler', place, `schedule/default/${name}`) },
    }),
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameProperty: 'Name',
    namer: (name, place) => ({
      ref: name,
      attributes: { Arn: arn('scheduler', place, `schedule-group/${name}`) },
    }),
  },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    namer: (name, place) => ({
      ref: name,
      attributes: { Arn: iam(place, `role/${name}`), RoleId: `AROA${name}` },
    }),
  },
  'AWS::IAM::InstanceProfile': {
    nameProperty: 'InstanceProfileName',
    namer: (name, place) => ({ ref: name, attributes: { Arn: iam(place, `instance-profile/${name}`) } }),
  },
  'AWS::ApiGatewayV2::Api': {
    namer: (_name, { endpoint }) => ({ ref: 'local', attributes: { ApiEndpoint: endpoint, ApiId: 'local' } }),
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    namer: (name, place) => ({ ref: name, attributes: { Arn: arn('logs', place, `log-group:${name}:*`) } }),
  },
};

/** Types that only have a name of their own: SSM documents and parameters, alarms, policies … */
const NAME_PROPERTIES = ['Name', 'AlarmName', 'PolicyName'];

/**
 * The name of a resource: the one its properties give it, or one made of service, stage and logical id, always the
 * same, where CloudFormation would make one up.
 */
export function nameResource(logicalId: string, resource: Resource, place: Place): ResourceName {
  const { nameProperty, namer } = TYPES[resource.Type] ?? {};
  const properties = resource.Properties ?? {};
  const given = [nameProperty, ...NAME_PROPERTIES].map((property) => properties[property ?? '']);
  const name = given.find((value): value is string => typeof value === 'string');
  const made = `${place.service}-${place.stage}-${logicalId}`.toLowerCase();
  return namer?.(name ?? made, place, logicalId) ?? { ref: name ?? made, attributes: {} };
}
