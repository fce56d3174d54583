import {
  AccessDeniedError,
  ConflictError,
  IdentityError,
  OpswrightError,
  StaleError,
  UnavailableError,
} from '../../domain/errors.ts';
import type { AgentCaller, AgentContext } from '../../operations/agent/agent-context.ts';
import { findAccessKey } from '../../records/find-access-key.ts';
import { ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { verifySignature } from '../sigv4/verify-signature.ts';
import { openRoutes, signedRoutes } from './agent-routes.ts';
import type { Bundle } from './bundle.ts';

export interface AgentAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export interface AgentDeps {
  context: AgentContext;
  /** What `GET /agent/cookbooks` and `GET /agent/install` serve. */
  bundles: { cookbooks: Bundle; agent: Bundle };
  onFault(error: unknown): void;
}

/** Answers one request of an agent (docs/agent-protocol.md). It never throws. */
export async function answerAgent(request: HttpRequest, deps: AgentDeps): Promise<AgentAnswer> {
  try {
    return await route(request, deps);
  } catch (error) {
    return refusal(error, deps);
  }
}

async function route(request: HttpRequest, deps: AgentDeps): Promise<AgentAnswer> {
  const name = request.path.replace(/\?.*$/, '').replace(/^\/agent\//, '');
  if (request.method === 'GET' && name === 'install') return archive(deps.bundles.agent);
  const open = own(openRoutes, name);
  if (open) return json(200, await open(deps.context, bodyOf(request)));
  const caller = await identify(request, deps.context);
  if (request.method === 'GET' && name === 'cookbooks') return archive(deps.bundles.cookbooks);
  const signed = own(signedRoutes, name);
  if (!signed)
    return json(404, { error: 'NoSuchRoute', message: `There is no route ${name}.`, retryable: false });
  return json(200, await signed(deps.context, caller, bodyOf(request)));
}

async function identify(request: HttpRequest, context: AgentContext): Promise<AgentCaller> {
  const { principal } = await verifySignature(request, {
    service: 'opsworks-agent',
    now: context.clock.now(),
    findKey: (accessKeyId) => findAccessKey(context, accessKeyId),
  });
  if (principal.kind === 'instance') return principal;
  throw new IdentityError("A user's key can't speak for an instance.");
}

function bodyOf(request: HttpRequest): unknown {
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8') || '{}');
  } catch (cause) {
    throw new ApiError('SerializationException', 'The body is not JSON.', { cause });
  }
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function json(statusCode: number, content: object): AgentAnswer {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}

function archive({ bytes, sha256 }: Bundle): AgentAnswer {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/gzip', etag: `"${sha256}"` },
    body: bytes,
  };
}

function refusal(error: unknown, deps: AgentDeps): AgentAnswer {
  if (!(error instanceof OpswrightError)) {
    deps.onFault(error);
    const message = 'Something went wrong inside Opswright; its log says more.';
    return json(500, { error: 'InternalFailure', message, retryable: true });
  }
  const name = error instanceof ApiError ? error.code : error.name;
  return json(statusOf(error), { error: name, message: error.message, retryable: error.retryable });
}

function statusOf(error: OpswrightError): number {
  if (error instanceof StaleError) return 409;
  if (error instanceof IdentityError) return 401;
  if (error instanceof AccessDeniedError) return 403;
  if (error instanceof UnavailableError || error instanceof ConflictError) return 503;
  if (error instanceof ApiError && error.code !== 'SerializationException') return 401;
  return 400;
}
