import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DeclaredCloud, DeclaredFunction } from './declared-cloud.ts';
import { type Document, readDocument } from './document.ts';
import { functionLogicalId } from './logical-id.ts';
import { parseTemplate } from './parse-template.ts';
import { readFunction } from './read-function.ts';
import { readFunctionEvents } from './read-function-events.ts';
import * as read from './read-resources.ts';
import { type Names, resolveIntrinsics } from './resolve-intrinsics.ts';
import { resolveVariables } from './resolve-variables.ts';
import { nameResource, type Place, type Resource, type ResourceName } from './resource-names.ts';
import { readTemplate, type Template } from './template-resources.ts';

export interface ServerlessOptions {
  stage: string;
  region: string;
  accountId: string;
  /** Where the local API answers: what references to the HTTP API mean here. */
  endpoint: string;
  /** `--name value` of the command line, for `${opt:name}` and `${param:name}`. */
  options?: Record<string, string>;
}

/** Reads a serverless.yml as deploying it would: what there is to be, by name, with every reference resolved. */
export function readServerless(path: string, options: ServerlessOptions): DeclaredCloud {
  const raw = parseTemplate(readFileSync(path, 'utf8'));
  const sources = { ...options, folder: dirname(path), options: options.options ?? {} };
  const document = readDocument(resolveVariables(raw, sources));
  const place: Place = { ...options, service: document.service };
  const template = readTemplate(document);
  const names = nameAll(document, template, place);
  const resources = namedResources(template, names);
  const functions = readFunctions(document, names);
  const events = functions.map((each) => eventsOf(each, document, names));

  return {
    service: document.service,
    stage: options.stage,
    region: options.region,
    accountId: options.accountId,
    functions,
    rules: [...events.flatMap(({ rules }) => rules), ...read.readRules(resources)],
    schedules: [...events.flatMap(({ schedules }) => schedules), ...read.readSchedules(resources)],
    stateMachines: read.readStateMachines(resources),
    tables: read.readTables(resources),
    buckets: read.readBuckets(resources),
    keys: read.readKeys(resources),
    documents: read.readDocuments(resources),
    parameters: read.readParameters(resources),
  };
}

/** Names come first, because any property may refer to any resource, also to a later one. */
function nameAll(document: Document, template: Template, place: Place): Names {
  const resources = new Map<string, ResourceName>([
    ['HttpApi', nameResource('HttpApi', { Type: 'AWS::ApiGatewayV2::Api' }, place)],
  ]);
  const names: Names = { place, resources, parameters: template.parameters, conditions: template.conditions };
  for (const [key, { name }] of Object.entries(document.functions ?? {})) {
    const resource = {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: name ?? `${place.service}-${place.stage}-${key}` },
    };
    resources.set(functionLogicalId(key), nameResource(functionLogicalId(key), resource, place));
  }
  for (const [logicalId, resource] of Object.entries(template.resources)) {
    resources.set(logicalId, nameResource(logicalId, withResolvedNames(resource, names), place));
  }
  return names;
}

/** A name may be made of pseudo parameters (`!Sub 'x-${AWS::AccountId}'`), but not of other resources. */
function withResolvedNames(resource: Resource, names: Names): Resource {
  const entries = Object.entries(resource.Properties ?? {}).filter(([name]) => /Name$/.test(name));
  const resolved = entries.flatMap(([name, value]) =>
    isNested(value) ? [] : [[name, resolveIntrinsics(value, names)]],
  );
  return { ...resource, Properties: Object.fromEntries(resolved) };
}

function isNested(value: unknown): boolean {
  return Array.isArray(value);
}

function namedResources(template: Template, names: Names): read.NamedResource[] {
  return Object.entries(template.resources).flatMap(([logicalId, resource]) => {
    const name = names.resources.get(logicalId);
    if (name === undefined || !exists(resource, names)) return [];
    const properties = resolveIntrinsics(resource.Properties ?? {}, names) as Record<string, unknown>;
    return [{ logicalId, type: resource.Type, properties, name }];
  });
}

function exists({ Condition }: Resource, names: Names): boolean {
  return Condition === undefined || resolveIntrinsics({ Condition }, names) === true;
}

function readFunctions(document: Document, names: Names): DeclaredFunction[] {
  return Object.entries(document.functions ?? {}).map(([key, entry]) => {
    const name = names.resources.get(functionLogicalId(key));
    const identity = { name: name?.ref ?? '', arn: name?.attributes.Arn ?? '' };
    return readFunction(key, entry, document.provider, identity, names);
  });
}

function eventsOf(declared: DeclaredFunction, document: Document, names: Names) {
  const events = document.functions?.[declared.key]?.events ?? [];
  return readFunctionEvents(declared, resolveIntrinsics(events, names) as typeof events);
}
