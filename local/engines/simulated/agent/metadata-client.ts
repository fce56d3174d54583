import type { Boot } from './boot.ts';
import type { TransportRequest, TransportResponse } from './transport.ts';
import { TryAgainError } from './try-again-error.ts';

const TOKEN_PATH = '/latest/api/token';

/**
 * Reads one path of the instance metadata, version 2, as this machine.
 * @throws TryAgainError when the service does not answer with it
 */
export async function readMetadata(boot: Boot, path: string): Promise<string> {
  const token = await ask(boot, 'PUT', TOKEN_PATH, { 'x-aws-ec2-metadata-token-ttl-seconds': '300' });
  const answer = await ask(boot, 'GET', path, { 'x-aws-ec2-metadata-token': token.body.toString() });
  return answer.body.toString();
}

async function ask(
  boot: Boot,
  method: TransportRequest['method'],
  path: string,
  headers: Record<string, string>,
): Promise<TransportResponse> {
  const base = boot.disk.settings?.metadataEndpoint ?? metadataEndpoint(boot);
  const response = await boot.send({
    method,
    url: `${base}${path}`,
    headers: { ...headers, ...whoAsks(boot) },
  });
  if (response.status !== 200) throw new TryAgainError(`Metadata ${path} answered ${response.status}`);
  return response;
}

/** All simulated machines share one source address, so the process says whose request it is. */
function whoAsks({ spec, world }: Boot): Record<string, string> {
  return { 'x-opswright-machine': spec.ec2InstanceId, 'x-opswright-simulator-secret': world.secret };
}

function metadataEndpoint({ spec }: Boot): string {
  return (spec.environment.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? 'http://169.254.169.254').replace(/\/$/, '');
}
