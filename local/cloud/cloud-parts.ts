import type { DatabaseSync } from 'node:sqlite';
import { cloudwatchService } from '../cloudwatch/cloudwatch-service.ts';
import type { CloudEvent, EmitEvent } from '../contracts/cloud-event.ts';
import type { LocalClock } from '../contracts/local-clock.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { createDynamoDb, type DynamoDb } from '../dynamodb/create-dynamodb.ts';
import type { OnItemChange } from '../dynamodb/item-writer.ts';
import type { LocalEc2 } from '../ec2/local-ec2.ts';
import { LOCAL_IMAGES } from '../ec2/local-images.ts';
import { EventBus } from '../events/event-bus.ts';
import { eventsService } from '../events/events-service.ts';
import type { Faults } from '../faults/faults.ts';
import { createKms, type Kms } from '../kms/create-kms.ts';
import { AsyncInvocations } from '../lambda/async-invocations.ts';
import type { Functions } from '../lambda/functions.ts';
import { lambdaService } from '../lambda/lambda-service.ts';
import { CallLog } from '../roles/call-log.ts';
import { roleCheck } from '../roles/role-check.ts';
import { createS3, type S3 } from '../s3/create-s3.ts';
import { Scheduler } from '../scheduler/scheduler.ts';
import { schedulerService } from '../scheduler/scheduler-service.ts';
import type { DeclaredCloud } from '../serverless/declared-cloud.ts';
import { createSsm, type Ssm } from '../ssm/create-ssm.ts';
import { createStepFunctions, type StepFunctions } from '../stepfunctions/create-step-functions.ts';
import { stsService } from '../sts/sts-service.ts';
import type { AdmitCall } from '../wire/admit-call.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import { sdkEndpoint } from '../wire/sdk-endpoint.ts';
import type { MachinesOptions } from './cloud-options.ts';
import { createMachines, ssmMachines } from './machine-services.ts';
import { throttle } from './throttle.ts';

export interface CloudPartsOptions {
  database: DatabaseSync;
  dataDir: string;
  clock: LocalClock;
  faults: Faults;
  declared: DeclaredCloud;
  functions: Functions;
  credentials: Credentials;
  machines?: MachinesOptions;
  machineEndpoint: string;
  onItemChange: OnItemChange;
  report: (line: string) => void;
}

/** The services of a cloud, joined, not yet started. */
export interface CloudParts {
  dynamo: DynamoDb;
  s3: S3;
  kms: Kms;
  invocations: AsyncInvocations;
  bus: EventBus;
  scheduler: Scheduler;
  ec2?: LocalEc2;
  ssm: Ssm;
  stepFunctions: StepFunctions;
  /** What each function has needed since the start. */
  calls: CallLog;
  endpoints: Endpoint[];
}

/** Makes every service and joins them: events flow from machines and executions over the bus to the functions. */
export function createParts(options: CloudPartsOptions): CloudParts {
  const { database, clock, faults, declared, functions } = options;
  const calls = new CallLog();
  const admit = admitting(roleCheck(declared, calls), throttle(faults));
  const delivery = createDelivery(options);
  const emit: EmitEvent = async (event: CloudEvent) => void delivery.bus.accept([event]);
  const stores = createStores(options, admit);
  const machines = createMachineParts(options, emit, stores.kms);
  const { invoke } = functions;
  const stepFunctions = createStepFunctions({
    database,
    clock,
    faults,
    emit,
    invoke,
    machines: declared.stateMachines,
  });

  const parts = { ...delivery, ...stores, ...machines, stepFunctions, calls };
  return { ...parts, endpoints: endpointsOf(parts, options, admit) };
}

function createDelivery({
  database,
  clock,
  faults,
  functions,
  declared: { accountId, region },
}: CloudPartsOptions) {
  const invocations = new AsyncInvocations({ database, clock, functions, faults });
  const deliver = (targetArn: string, payload: unknown, dueMs?: number): void =>
    invocations.add(targetArn, payload, dueMs);
  return {
    invocations,
    bus: new EventBus({ database, clock, faults, deliver, accountId, region }),
    scheduler: new Scheduler({ database, clock, deliver }),
  };
}

function createStores(
  { database, dataDir, clock, faults, declared, onItemChange }: CloudPartsOptions,
  admit: AdmitCall,
) {
  return {
    dynamo: createDynamoDb({ database, clock, faults, admit, onItemChange }),
    s3: createS3({ database, dataDir, clock, admit }),
    kms: createKms({ database, clock, accountId: declared.accountId }),
  };
}

function createMachineParts(options: CloudPartsOptions, emit: EmitEvent, kms: Kms) {
  const { database, clock, faults, declared, machines } = options;
  const { accountId, region, documents } = declared;
  const ec2 = machines && createMachines(machines, { ...options, emit, account: accountId, region });
  const ssm = createSsm({
    ...{ database, clock, faults, emit, accountId, region, documents },
    machines: ssmMachines(ec2),
    images: LOCAL_IMAGES,
    secrets: kms,
  });
  return { ec2, ssm };
}

function endpointsOf(
  parts: Omit<CloudParts, 'endpoints'>,
  { database, clock, declared: { accountId, region }, functions }: CloudPartsOptions,
  admit: AdmitCall,
): Endpoint[] {
  const services = [
    lambdaService(functions, parts.invocations),
    eventsService(parts.bus, { accountId, region }),
    schedulerService(parts.scheduler, { clock, accountId, region }),
    cloudwatchService({ database, clock }),
    parts.kms.service,
    parts.ssm.service,
    parts.stepFunctions.service,
    stsService({ accountId }),
    ...(parts.ec2 === undefined ? [] : [parts.ec2.service]),
  ];
  return [
    parts.dynamo.endpoint,
    parts.s3.endpoint,
    ...services.map((service) => sdkEndpoint(service, admit)),
  ];
}

function admitting(...checks: AdmitCall[]): AdmitCall {
  return (...call) => {
    for (const check of checks) check(...call);
  };
}
