import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { createSsmImages } from '../../../src/aws/ssm-images.ts';
import { LaunchRefusedError } from '../../../src/domain/errors.ts';
import {
  json,
  jsonError,
  type ScriptedAnswer,
  type ScriptedAws,
  startScriptedAws,
} from '../../support/scripted-aws.ts';

let aws: ScriptedAws | undefined;
afterEach(() => aws?.close());

async function imagesOver(answer: (parameter: string) => ScriptedAnswer) {
  aws = await startScriptedAws(({ body }) => answer(JSON.parse(body).Name));
  return createSsmImages({ client: new SSMClient({ ...aws.client, maxAttempts: 1 }) });
}

const published = (parameter: string) =>
  json({ Parameter: { Name: parameter, Value: `ami of ${parameter}` } });

describe('the image of an operating system', () => {
  it.each([
    ['Amazon Linux 2023', 'x86_64', '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'],
    ['Amazon Linux 2023', 'arm64', '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64'],
    ['Amazon Linux 2', 'x86_64', '/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2'],
    ['Debian 12', 'x86_64', '/aws/service/debian/release/12/latest/amd64'],
    ['Debian 12', 'arm64', '/aws/service/debian/release/12/latest/arm64'],
    [
      'Ubuntu 22.04 LTS',
      'x86_64',
      '/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id',
    ],
    [
      'Ubuntu 24.04 LTS',
      'arm64',
      '/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id',
    ],
  ])('%s on %s is the one that its maker publishes', async (os, architecture, parameter) => {
    const images = await imagesOver(published);
    expect(await images.imageFor(os, architecture)).toBe(`ami of ${parameter}`);
  });

  it.each(['Amazon Linux 2018.03', 'Ubuntu 14.04 LTS'])(
    '%s is refused in clear words once it is no longer published',
    async (os) => {
      const images = await imagesOver(() => jsonError('ParameterNotFound'));
      const refusal = await images.imageFor(os, 'x86_64').catch((error) => error);
      expect(refusal).toBeInstanceOf(LaunchRefusedError);
      expect(refusal.message).toContain(
        `the operating system "${os}": its maker publishes no image for x86_64 here`,
      );
      expect(refusal.hint).toContain('Amazon Linux 2023, Debian 12');
    },
  );

  it.each([
    ['Microsoft Windows Server 2019 Base', 'x86_64'],
    ['Debian 12', 'i386'],
    ['', 'x86_64'],
    ['toString', 'constructor'],
  ])('%j on %s is refused without asking', async (os, architecture) => {
    const images = await imagesOver(published);
    await expect(images.imageFor(os, architecture)).rejects.toThrow(LaunchRefusedError);
    expect(aws?.calls).toHaveLength(0);
  });
});
