import type { InstanceRecord } from '../records/instance-record.ts';
import { callingInstance } from './calling-instance.ts';
import type { MetadataOptions } from './metadata-options.ts';
import { metadataPage } from './metadata-page.ts';
import type { Metadata, MetadataRequest, MetadataResponse } from './metadata-request.ts';
import { metadataTree } from './metadata-tree.ts';

/**
 * The instance metadata service, version 2 only. A caller is who has the connection's source address; a machine can
 * read nothing of another one, and a request that came through a proxy is refused, as EC2 does.
 */
export function createMetadata(options: MetadataOptions): Metadata {
  return (request) => {
    if (request.headers['x-forwarded-for'] !== undefined) return refuse(403);
    const instance = callingInstance(options.state, request, options.simulatorSecret);
    if (!instance?.metadataEnabled) return refuse(403);
    const path = request.path.split('?')[0] ?? '';
    if (path === '/latest/api/token') return giveToken(options, request, instance);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (!hasToken(options, request, instance)) return refuse(401);
    return read(options, instance, path);
  };
}

function giveToken(
  { tokens }: MetadataOptions,
  request: MetadataRequest,
  instance: InstanceRecord,
): MetadataResponse {
  if (request.method !== 'PUT') return refuse(405);
  const seconds = Number(request.headers['x-aws-ec2-metadata-token-ttl-seconds']);
  const token = tokens.issue(instance.id, seconds);
  if (token === undefined) return refuse(400);
  return {
    ...text(token),
    headers: { 'content-type': 'text/plain', 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) },
  };
}

function hasToken({ tokens }: MetadataOptions, request: MetadataRequest, instance: InstanceRecord): boolean {
  return tokens.holds(String(request.headers['x-aws-ec2-metadata-token'] ?? ''), instance.id);
}

function read(options: MetadataOptions, instance: InstanceRecord, path: string): MetadataResponse {
  const inside = /^\/(?:latest|\d{4}-\d\d-\d\d)\/(.*)$/.exec(path)?.[1];
  if (inside === undefined) return refuse(404);
  if (inside === 'user-data') return userData(instance);
  const page = metadataPage(metadataTree(options, instance), inside);
  return page === undefined ? refuse(404) : text(page);
}

function userData({ userData: encoded }: InstanceRecord): MetadataResponse {
  if (encoded === undefined) return refuse(404);
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(encoded, 'base64'),
  };
}

function text(body: string): MetadataResponse {
  return { status: 200, headers: { 'content-type': 'text/plain' }, body };
}

function refuse(status: number): MetadataResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body: '' };
}
