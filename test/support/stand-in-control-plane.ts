import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { LocalEc2 } from '../../local/ec2/local-ec2.ts';
import type { AgentCommand } from '../../local/engines/simulated/agent/agent-command.ts';
import type {
  Transport,
  TransportRequest,
  TransportResponse,
} from '../../local/engines/simulated/agent/transport.ts';
import { parseSignature } from '../../local/wire/parse-signature.ts';
import { verifySignature } from '../../local/wire/verify-signature.ts';

const SHARED = gzipSync(JSON.stringify({ attributes: {}, data_bags: {} }));
export const METADATA = 'http://metadata.test';
export const CONTROL = 'http://control.test';
const OBJECTS = 'http://objects.test';

export interface Heard {
  path: string;
  at: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any message
  body: any;
}

type Fault = number | 'broken' | undefined;

/**
 * As much of the control plane as one agent needs, without a network: it checks every signature as the real one does,
 * and the machine's proof as STS does.
 */
export function standInControlPlane(now: () => number, ec2: () => LocalEc2) {
  const heard: Heard[] = [];
  const logs = new Map<string, string>();
  const nonces = new Set<string>();
  const keys = new Map<string, string>();
  const queue: AgentCommand[] = [];
  let commands = 0;
  let fence = 0;

  const plane = {
    heard,
    logs,
    queue,
    keys,
    look: false,
    /** A status to answer with instead, or `broken` for no answer at all. */
    fault: (_path: string): Fault => undefined,
    paths: () => heard.map(({ path }) => path),
    results: () => heard.filter(({ path }) => path === '/agent/result').map(({ body }) => body),
    command: (more: Partial<AgentCommand> = {}): AgentCommand => {
      const command = {
        commandId: `command-${++commands}`,
        type: 'setup',
        activity: 'setup',
        deploymentId: null,
        lease: { fence: 0, seconds: 120 },
        timeoutSeconds: 7200,
        runList: ['a::b'],
        shared: {
          url: `${OBJECTS}/shared`,
          generation: 3,
          sha256: createHash('sha256').update(SHARED).digest('hex'),
        },
        ...more,
      };
      queue.push(command);
      return command;
    },
    transport: (async (request): Promise<TransportResponse> => {
      const url = new URL(request.url);
      if (url.origin === METADATA) return metadata(request, url);
      if (url.origin === OBJECTS) return objects(request, url);
      const fault: Fault = plane.fault(url.pathname);
      if (fault === 'broken') throw new Error('connection reset');
      const body = JSON.parse(String(request.body));
      heard.push({ path: url.pathname, at: now(), body });
      return fault ? reply(fault, { error: 'Fault' }) : agent(request, url, body);
    }) as Transport,
  };

  function metadata(request: TransportRequest, url: URL) {
    const answer = ec2().metadata({
      method: request.method,
      path: url.pathname,
      headers: request.headers,
      sourceAddress: '127.0.0.1',
    });
    return { ...answer, body: Buffer.from(answer.body) };
  }

  function objects(request: TransportRequest, url: URL) {
    if (request.method === 'GET') return { status: 200, headers: {}, body: SHARED };
    logs.set(url.pathname.slice(1), gunzipSync(request.body as Uint8Array).toString());
    return reply(200, {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: bodies of all routes
  function agent(request: TransportRequest, url: URL, body: any): TransportResponse {
    if (url.pathname === '/agent/hello') return reply(200, hello());
    if (url.pathname === '/agent/register') return reply(200, register(body));
    if (!isSigned(request, url)) return reply(403, { error: 'AccessDenied' });
    switch (url.pathname) {
      case '/agent/next':
        return reply(200, next());
      case '/agent/heartbeat':
        return reply(200, { look: plane.look, heartbeatSeconds: 60 });
      case '/agent/log':
        return reply(200, { nextOffset: body.offset + Buffer.from(body.chunk, 'base64').length });
      case '/agent/log-upload':
        return reply(200, { url: `${OBJECTS}/${body.commandId}` });
      default:
        queue.splice(0, queue.length, ...queue.filter(({ commandId }) => commandId !== body.commandId));
        return reply(200, { accepted: true });
    }
  }

  function hello() {
    const nonce = randomBytes(8).toString('hex');
    nonces.add(nonce);
    return { nonce, stsHost: 'sts.us-east-1.amazonaws.com', stsRegion: 'us-east-1' };
  }

  // biome-ignore lint/suspicious/noExplicitAny: as it came
  function register({ nonce, proof, ec2InstanceId }: any) {
    const proven = verify('https://sts.us-east-1.amazonaws.com/', 'POST', proof.headers, proof.body, (id) =>
      ec2().findInstanceCredentials(id),
    );
    if (proven.caller.ec2InstanceId !== ec2InstanceId) throw new Error('another machine');
    if (!nonces.has(nonce) || !proven.signedHeaders.includes('x-opswright-nonce'))
      throw new Error('no nonce');
    const accessKeyId = `OWAI${randomBytes(8).toString('hex').toUpperCase()}`;
    keys.set(accessKeyId, `secret of ${accessKeyId}`);
    return { accessKeyId, secretAccessKey: keys.get(accessKeyId), heartbeatSeconds: 60 };
  }

  function isSigned(request: TransportRequest, url: URL): boolean {
    try {
      verify(url.href, request.method, request.headers, String(request.body), (accessKeyId) => {
        const secretAccessKey = keys.get(accessKeyId);
        return secretAccessKey === undefined ? undefined : { secretAccessKey, caller: { accessKeyId } };
      });
      return true;
    } catch {
      return false;
    }
  }

  function verify(
    href: string,
    method: string,
    headers: Record<string, string>,
    body: string,
    find: LocalEc2['findInstanceCredentials'],
  ) {
    const url = new URL(href);
    const wire = {
      method,
      target: url.pathname,
      url,
      headers,
      body: Buffer.from(body),
      sourceIp: '127.0.0.1',
    };
    const signature = parseSignature(wire);
    if (!signature) throw new Error('unsigned');
    return { caller: verifySignature(wire, signature, find, now()), signedHeaders: signature.signedHeaders };
  }

  function next() {
    const [head] = queue;
    if (!head) return { command: null, lookAgainSeconds: 60 };
    return { command: { ...head, lease: { fence: ++fence, seconds: 120 } } };
  }

  return plane;
}

function reply(status: number, body: object) {
  return { status, headers: {}, body: Buffer.from(JSON.stringify(body)) };
}
