import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListTargetsByRuleRequest,
  PutEventsRequest,
  PutEventsRequestEntry,
  PutRuleRequest,
  PutTargetsRequest,
  RemoveTargetsRequest,
  Rule,
  Target,
} from '@aws-sdk/client-eventbridge'; // prettier-ignore
import * as eventbridge from '@aws-sdk/client-eventbridge';
import { AwsError } from '../contracts/aws-error.ts';
import type { AwsService } from '../contracts/aws-service.ts';
import type { CloudEvent } from '../contracts/cloud-event.ts';
import type * as declared from '../serverless/declared-cloud.ts';
import type { EventBus } from './event-bus.ts';
import type { EventPlace } from './event-envelope.ts';
import type { StoredRule } from './rule-store.ts';

const MOST_ENTRIES = 10;
const MOST_BYTES = 1024 * 1024;

/** EventBridge's API to the default bus. */
export function eventsService(bus: EventBus, place: EventPlace): AwsService {
  return {
    signingName: 'events',
    sdk: eventbridge,
    client: eventbridge.EventBridgeClient,
    handlers: {
      PutEvents: (request: PutEventsRequest) => putEvents(bus, request),
      PutRule: (request: PutRuleRequest) => putRule(bus, place, request),
      DescribeRule: ({ Name }: DescribeRuleRequest) => describeRule(existing(bus, Name), place),
      ListRules: ({ NamePrefix = '' }: ListRulesRequest) => ({
        Rules: bus.rules
          .all()
          .filter(({ name }) => name.startsWith(NamePrefix))
          .map((rule) => describeRule(rule, place)),
      }),
      DeleteRule: (request: DeleteRuleRequest) => deleteRule(bus, request),
      EnableRule: ({ Name }: EnableRuleRequest) => setEnabled(bus, Name, true),
      DisableRule: ({ Name }: DisableRuleRequest) => setEnabled(bus, Name, false),
      PutTargets: (request: PutTargetsRequest) => putTargets(bus, request),
      RemoveTargets: (request: RemoveTargetsRequest) => removeTargets(bus, request),
      ListTargetsByRule: ({ Rule }: ListTargetsByRuleRequest) => ({
        Targets: existing(bus, Rule).targets.map(describeTarget),
      }),
    },
  };
}

function putEvents(bus: EventBus, { Entries = [] }: PutEventsRequest): object {
  if (Entries.length < 1 || Entries.length > MOST_ENTRIES) {
    throw new AwsError(
      'ValidationException',
      `PutEvents takes 1 to ${MOST_ENTRIES} entries, not ${Entries.length}`,
    );
  }
  if (Buffer.byteLength(JSON.stringify(Entries)) > MOST_BYTES)
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  const results = Entries.map((entry) => acceptEntry(bus, entry));
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

/** One entry's fault does not keep the others out. */
function acceptEntry(bus: EventBus, entry: PutEventsRequestEntry): object {
  const event = toCloudEvent(entry);
  if (event === undefined)
    return {
      ErrorCode: 'MalformedDetail',
      ErrorMessage: 'Source, DetailType or Detail (a JSON object) is missing.',
    };
  const [envelope] = bus.accept([event]);
  return { EventId: envelope?.id };
}

function toCloudEvent({
  Source,
  DetailType,
  Detail,
  Resources,
}: PutEventsRequestEntry): CloudEvent | undefined {
  if (!Source || !DetailType || !Detail) return undefined;
  try {
    const detail: unknown = JSON.parse(Detail);
    if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return undefined;
    return { source: Source, detailType: DetailType, detail, resources: Resources };
  } catch {
    return undefined;
  }
}

function putRule(bus: EventBus, place: EventPlace, request: PutRuleRequest): object {
  const { Name: name = '', EventPattern, ScheduleExpression: scheduleExpression, State } = request;
  if (EventPattern === undefined && scheduleExpression === undefined) {
    throw new AwsError(
      'ValidationException',
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    );
  }
  const pattern = EventPattern === undefined ? undefined : parsePattern(EventPattern);
  const targets = bus.rules.get(name)?.targets ?? [];
  bus.put({ name, enabled: State !== 'DISABLED', pattern, scheduleExpression, targets });
  return { RuleArn: ruleArn(name, place) };
}

function parsePattern(text: string): object {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('InvalidEventPatternException', 'Event pattern is not valid. Reason: it is no JSON');
  }
}

function deleteRule(bus: EventBus, { Name }: DeleteRuleRequest): object {
  const rule = bus.rules.get(Name ?? '');
  if (rule !== undefined && rule.targets.length > 0)
    throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
  bus.remove(Name ?? '');
  return {};
}

function setEnabled(bus: EventBus, name: string | undefined, enabled: boolean): object {
  bus.put({ ...existing(bus, name), enabled });
  return {};
}

function putTargets(bus: EventBus, { Rule, Targets = [] }: PutTargetsRequest): object {
  const rule = existing(bus, Rule);
  const added = Targets.map(readTarget);
  const kept = rule.targets.filter(({ id }) => !added.some((target) => target.id === id));
  bus.put({ ...rule, targets: [...kept, ...added] });
  return { FailedEntryCount: 0, FailedEntries: [] };
}

function removeTargets(bus: EventBus, { Rule, Ids = [] }: RemoveTargetsRequest): object {
  const rule = existing(bus, Rule);
  bus.put({ ...rule, targets: rule.targets.filter(({ id }) => !Ids.includes(id)) });
  return { FailedEntryCount: 0, FailedEntries: [] };
}

function existing(bus: EventBus, name = ''): StoredRule {
  const rule = bus.rules.get(name);
  if (rule === undefined)
    throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`);
  return rule;
}

function readTarget({ Id = '', Arn = '', Input, InputPath, InputTransformer }: Target): declared.Target {
  return {
    id: Id,
    arn: Arn,
    input: Input,
    inputPath: InputPath,
    inputTransformer: InputTransformer && {
      inputPathsMap: InputTransformer.InputPathsMap ?? {},
      inputTemplate: InputTransformer.InputTemplate ?? '',
    },
  };
}

function describeTarget({ id, arn, input, inputPath, inputTransformer }: declared.Target): Target {
  return {
    Id: id,
    Arn: arn,
    Input: input,
    InputPath: inputPath,
    InputTransformer: inputTransformer && {
      InputPathsMap: inputTransformer.inputPathsMap,
      InputTemplate: inputTransformer.inputTemplate,
    },
  };
}

function describeRule({ name, enabled, pattern, scheduleExpression }: StoredRule, place: EventPlace): Rule {
  return {
    Name: name,
    Arn: ruleArn(name, place),
    State: enabled ? 'ENABLED' : 'DISABLED',
    EventPattern: pattern && JSON.stringify(pattern),
    ScheduleExpression: scheduleExpression,
    EventBusName: 'default',
  };
}

function ruleArn(name: string, { region, accountId }: EventPlace): string {
  return `arn:aws:events:${region}:${accountId}:rule/${name}`;
}
