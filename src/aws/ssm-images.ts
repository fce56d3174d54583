import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { LaunchRefusedError } from '../domain/errors.ts';
import type { Images } from '../ports/images.ts';
import { callAws } from './call-aws.ts';
import { errorCode } from './error-code.ts';
import { imageParameter } from './ssm/image-parameter.ts';

/** The newest image of an operating system, by the public parameter in which its maker publishes it. */
export function createSsmImages({ client }: { client: SSMClient }): Images {
  return {
    imageFor: async (os, architecture) => {
      const parameter = imageParameter(os, architecture);
      if (!parameter) throw noImage(os, `Opswright knows no image for it`);
      const imageId = await callAws('SSM', () => read(client, parameter));
      if (!imageId) throw noImage(os, `its maker publishes no image for ${architecture} here (${parameter})`);
      return imageId;
    },
  };
}

async function read(client: SSMClient, Name: string): Promise<string | undefined> {
  try {
    const answer = await client.send(new GetParameterCommand({ Name }));
    return answer.Parameter?.Value;
  } catch (error) {
    if (errorCode(error) !== 'ParameterNotFound') throw error;
    return undefined;
  }
}

function noImage(os: string, why: string): LaunchRefusedError {
  return new LaunchRefusedError(`There is no image for the operating system "${os}": ${why}.`, {
    hint: 'Choose Amazon Linux 2023, Debian 12, Ubuntu 22.04 LTS or Ubuntu 24.04 LTS, Debian 11 for Chef 12, or Custom with an AmiId.',
  });
}
