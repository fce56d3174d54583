import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/handlers/read-environment.ts';

const COMPLETE = {
  AWS_REGION: 'us-west-2',
  ACCOUNT_ID: '000000000000',
  STAGE: 'local',
  TABLE_NAME: 'opswright-local',
  BUCKET_NAME: 'opswright-local-000000000000',
  MAC_KEY_ID: 'alias/opswright-local-mac',
  SEALING_KEY_ID: 'alias/opswright-local-sealing',
  STATE_MACHINE_ARN_PREFIX: 'arn:aws:states:us-west-2:000000000000:stateMachine:opswright-local-',
  WAKE_DOCUMENT_NAME: 'opswright-local-wake',
  AGENT_ENDPOINT: 'https://agents.example/',
  COOKBOOKS_FILE: 'build/cookbooks.tar.gz',
  AGENT_FILE: 'build/agent.tar.gz',
};

describe('reading the environment', () => {
  it('answers defaults for every setting that is not given', () => {
    expect(readEnvironment(COMPLETE).settings).toStrictEqual({
      heartbeatSeconds: 60,
      leaseSeconds: 120,
      configureQuietSeconds: 5,
      configureMaxWaitSeconds: 60,
      bootRunningTimeoutSeconds: 600,
      bootContactTimeoutSeconds: 900,
      commandTimeoutSeconds: 7200,
      shutdownGraceSeconds: 30,
      silentAfterSeconds: 300,
      anyRegion: false,
    });
  });

  it('takes settings from their variables, as numbers', () => {
    const { settings } = readEnvironment({ ...COMPLETE, HEARTBEAT_SECONDS: '5', SILENT_AFTER_SECONDS: '20' });
    expect(settings).toMatchObject({ heartbeatSeconds: 5, silentAfterSeconds: 20, leaseSeconds: 120 });
  });

  it.each(['0', '-1', '1.5', 'soon'])('refuses %s as a number of seconds', (value) => {
    expect(() => readEnvironment({ ...COMPLETE, LEASE_SECONDS: value })).toThrow('LEASE_SECONDS is wrong');
  });

  it.each(Object.keys(COMPLETE))('names %s when it is missing or empty', (name) => {
    expect(() => readEnvironment({ ...COMPLETE, [name]: undefined })).toThrow(`${name} is missing`);
    expect(() => readEnvironment({ ...COMPLETE, [name]: '' })).toThrow(`${name} is missing`);
  });

  it('names all faults at once, without repeating values', () => {
    const given = { ...COMPLETE, TABLE_NAME: undefined, ACCOUNT_ID: 'hunter2' };
    expect(() => readEnvironment(given)).toThrow(
      /ACCOUNT_ID is wrong \(not twelve digits\), TABLE_NAME is missing$/,
    );
    expect(() => readEnvironment(given)).not.toThrow(/hunter2/);
  });

  it('takes credentials from the record only beside an endpoint: on AWS the SDK finds its own', () => {
    const pair = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };
    expect(readEnvironment({ ...COMPLETE, ...pair }).aws.credentials).toBeUndefined();
    const local = readEnvironment({ ...COMPLETE, ...pair, AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' });
    expect(local.aws.credentials).toStrictEqual({
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'example',
      sessionToken: undefined,
    });
  });

  it('cuts the slash from the end of the agent endpoint', () => {
    expect(readEnvironment(COMPLETE).agentEndpoint).toBe('https://agents.example');
  });

  it('refuses an endpoint that is no URL', () => {
    expect(() => readEnvironment({ ...COMPLETE, AGENT_ENDPOINT: 'agents' })).toThrow(
      'AGENT_ENDPOINT is wrong',
    );
  });

  it('cannot be changed afterwards', () => {
    const environment = readEnvironment(COMPLETE);
    expect([environment, environment.aws, environment.settings].every(Object.isFrozen)).toBe(true);
  });
});
