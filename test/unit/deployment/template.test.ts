import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findCycle } from '../../support/find-cycle.ts';
import {
  type PackagedTemplate,
  packageTemplate,
  type TemplateResource,
} from '../../support/packaged-template.ts';
import { type RoleStatement, roleStatements } from '../../support/role-statements.ts';

interface AllowList {
  anyResource: Record<string, string>;
  patterns: { resource: string; actions: string[]; condition?: unknown; why: string }[];
}

const root = join(import.meta.dirname, '../../..');
const allowList: AllowList = parse(readFileSync(join(root, 'docs/iam-allow-list.yml'), 'utf8'));
const hasCfnLint = spawnSync('cfn-lint', ['--version']).status === 0;

let folder: string;
let packaged: PackagedTemplate;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opswright-package-'));
  packaged = await packageTemplate(folder);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const resourcesOf = (type: string): [string, TemplateResource][] =>
  Object.entries(packaged.template.Resources).filter(([, { Type }]) => Type === type);

describe('the packaged template', () => {
  it('has no resource that needs itself', () => {
    expect(findCycle(packaged.template)).toBeUndefined();
  });

  it('would be caught if the boot function named its state machine by reference', () => {
    const template = structuredClone(packaged.template);
    const { BootStepsLambdaFunction: steps, BootMachine: machine } = template.Resources;
    Object.assign(steps?.Properties ?? {}, {
      Environment: { Variables: { MACHINE: { Ref: 'BootMachine' } } },
    });
    Object.assign(machine?.Properties ?? {}, {
      DefinitionSubstitutions: { F: { 'Fn::Sub': `\${BootStepsLambdaFunction.Arn}` } },
    });
    expect(findCycle(template)).toStrictEqual(
      expect.arrayContaining(['BootStepsLambdaFunction', 'BootMachine']),
    );
  });

  it('has every route, with and without the slash behind /iam', () => {
    const keys = resourcesOf('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey);
    expect(keys.sort()).toStrictEqual([
      'ANY /iam',
      'GET /agent/cookbooks',
      'GET /agent/install',
      'POST /',
      'POST /agent/{route}',
      'POST /iam/',
    ]);
  });

  it('keeps functions for people’s calls, unless it is told not to', () => {
    const { ApiLambdaFunction } = packaged.template.Resources;
    expect(ApiLambdaFunction?.Properties.ReservedConcurrentExecutions).toStrictEqual({
      'Fn::If': ['ReservesForPeople', '20', { Ref: 'AWS::NoValue' }],
    });
    expect(packaged.template.Conditions?.ReservesForPeople).toStrictEqual({
      'Fn::Not': [{ 'Fn::Equals': ['20', 'none'] }],
    });
  });

  it('lets the gateway check IAM signatures on /iam and nowhere else', () => {
    const checked = resourcesOf('AWS::ApiGatewayV2::Route').filter(
      ([, { Properties }]) => Properties.AuthorizationType === 'AWS_IAM',
    );
    expect(checked.map(([, { Properties }]) => Properties.RouteKey).sort()).toStrictEqual([
      'ANY /iam',
      'POST /iam/',
    ]);
  });

  it('gives each state machine a definition with the steps function of its own name', () => {
    const machines = resourcesOf('AWS::StepFunctions::StateMachine');
    expect(machines.map(([, { Properties }]) => Properties.StateMachineName).sort()).toStrictEqual(
      ['boot', 'configure', 'deploy', 'shutdown'].map((name) => `opswright-test-${name}`),
    );
    for (const [, { Properties }] of machines) {
      const name = String(Properties.StateMachineName).replace('opswright-test-', '');
      expect(JSON.stringify(Properties.DefinitionSubstitutions)).toContain(
        `:function:opswright-test-${name}-steps"`,
      );
      expect(Properties.Definition).toHaveProperty('StartAt');
    }
  });

  it('keeps what an asynchronous function or a rule could not deliver', () => {
    const rules = resourcesOf('AWS::Events::Rule').map(([, { Properties }]) =>
      JSON.stringify(Properties.Targets),
    );
    expect(rules).toHaveLength(2);
    for (const targets of rules)
      expect(targets).toContain('"DeadLetterConfig":{"Arn":{"Fn::GetAtt":["DeadLetters","Arn"]}}');
    const functions = resourcesOf('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
    expect(functions).toHaveLength(2);
    for (const properties of functions)
      expect(properties.DestinationConfig).toStrictEqual({
        OnFailure: { Destination: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } },
      });
  });

  it('keeps table, bucket and keys when the stack is deleted', () => {
    const kept = ['Table', 'Bucket', 'MacKey', 'SealingKey'].map((id) => packaged.template.Resources[id]);
    for (const resource of kept)
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it.skipIf(!hasCfnLint)(
    'has no error for cfn-lint (skipped where the machine has none)',
    () => {
      const output = execFileSync('cfn-lint', ['--non-zero-exit-code', 'error', packaged.file], {
        encoding: 'utf8',
      });
      expect(output).not.toMatch(/^E\d+/m);
    },
    60_000,
  );
});

describe('the roles of the packaged template', () => {
  const statements = () => roleStatements(packaged.template);
  const granted = () =>
    statements().flatMap(({ role, actions, resources, condition }) =>
      actions.flatMap((action) => resources.map((resource) => ({ role, action, resource, condition }))),
    );

  it('name every action in full', () => {
    expect(granted().filter(({ action }) => action.includes('*'))).toStrictEqual([]);
  });

  it('have the resource * only for actions on the allow-list', () => {
    const wild = granted().filter(({ resource }) => resource === '*');
    expect(wild.filter(({ action }) => !(action in allowList.anyResource))).toStrictEqual([]);
    expect(new Set(wild.map(({ action }) => action))).toStrictEqual(
      new Set(Object.keys(allowList.anyResource)),
    );
  });

  it('have patterns of resources only as the allow-list has them, condition included', () => {
    const patterned = granted().filter(({ resource }) => resource !== '*' && resource.includes('*'));
    const unlisted = patterned.filter(
      (grant) => !allowList.patterns.some((pattern) => covers(pattern, grant)),
    );
    expect(unlisted).toStrictEqual([]);
    const unused = allowList.patterns.filter((pattern) => !patterned.some((grant) => covers(pattern, grant)));
    expect(unused).toStrictEqual([]);
  });

  it('pass to EC2 only the roles that the deployment names', () => {
    const passing = statements().filter(({ actions }) => actions.includes('iam:PassRole'));
    expect(passing.map(({ role }) => role)).toStrictEqual(['BootStepsIamRoleLambdaExecution']);
    const [{ resources, condition }] = passing as [RoleStatement];
    const ours = `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/opswright-test-instance-\${AWS::Region}`;
    expect(resources).toStrictEqual([JSON.stringify({ 'Fn::Split': [',', { 'Fn::Sub': ours }] })]);
    expect(condition).toStrictEqual({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } });
  });

  it('give each state machine its own steps function and nothing else but its log', () => {
    for (const name of ['Boot', 'Configure', 'Deploy', 'Shutdown']) {
      const own = statements().filter(({ role }) => role === `${name}MachineRole`);
      const rights = own.flatMap(({ actions, resources }) =>
        actions.map((action) => `${action} ${resources.join()}`),
      );
      const invoking = rights.filter((right) => !right.startsWith('logs:'));
      expect(invoking).toStrictEqual([
        `lambda:InvokeFunction arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:opswright-test-${name.toLowerCase()}-steps`,
      ]);
    }
  });
});

function covers(
  pattern: AllowList['patterns'][number],
  grant: { action: string; resource: string; condition: unknown },
): boolean {
  if (!pattern.actions.includes(grant.action)) return false;
  if (JSON.stringify(pattern.condition) !== JSON.stringify(grant.condition)) return false;
  return alternatives(pattern.resource.replace('<stage>', 'test')).some((text) =>
    matches(text, grant.resource),
  );
}

/** `a(b|c)d` is `abd` and `acd`. */
function alternatives(text: string): string[] {
  const [, before = '', choices, after = ''] = /^(.*)\(([^)]*)\)(.*)$/.exec(text) ?? [];
  return choices === undefined ? [text] : choices.split('|').map((choice) => before + choice + after);
}

/** A listed pattern covers itself and what is narrower: `…/log-group:x*` covers `…/log-group:x*:*`. */
function matches(listed: string, resource: string): boolean {
  return listed.endsWith('*') ? resource.startsWith(listed.slice(0, -1)) : listed === resource;
}
