import type { Clock } from '../../src/ports/clock.ts';
import type { Audience, Objects, PresignGetOptions, PutOptions } from '../../src/ports/objects.ts';

interface StoredObject extends PutOptions {
  body: Uint8Array<ArrayBuffer>;
}

/** What a presigned URL allows, until when. */
interface Permit {
  key: string;
  /** Epoch milliseconds. */
  until: number;
  /** Absent: to write. */
  read?: PresignGetOptions;
}

export interface MemoryObjects extends Objects {
  /** What a plain HTTP client gets who follows a presigned URL: GET without a body, PUT with one. */
  follow(url: string, body?: Uint8Array): Promise<Response>;
}

/** The Objects port in memory. Presigned URLs have the scheme `memory:`; `follow` answers those that it made. */
export function createMemoryObjects(clock: Clock): MemoryObjects {
  const stored = new Map<string, StoredObject>();
  const permits = new Map<string, Permit>();

  function presign(
    audience: Audience,
    key: string,
    expiresSeconds: number,
    read?: PresignGetOptions,
  ): string {
    const url = `memory://${audience}/${encodeURIComponent(key)}?permit=${permits.size + 1}`;
    permits.set(url, { key, until: clock.now().getTime() + expiresSeconds * 1000, read });
    return url;
  }

  function follow(url: string, body?: Uint8Array): Response {
    const permit = permits.get(url);
    const wanted = body ? 'write' : 'read';
    const allowed = permit?.read ? 'read' : 'write';
    if (!permit || permit.until < clock.now().getTime() || wanted !== allowed)
      return new Response(null, { status: 403 });
    if (!body) return answer(stored.get(permit.key), permit.read);
    stored.set(permit.key, { body: body.slice() });
    return new Response(null, { status: 200 });
  }

  return {
    put: async (key, body, options = {}) => void stored.set(key, { body: body.slice(), ...options }),
    get: async (key) => stored.get(key)?.body.slice(),
    list: async (prefix) => [...stored.keys()].filter((key) => key.startsWith(prefix)).sort(),
    remove: async (keys) => {
      for (const key of keys) stored.delete(key);
    },
    presignGet: async (key, options) => presign(options.audience, key, options.expiresSeconds, options),
    presignPut: async (key, { audience, expiresSeconds }) => presign(audience, key, expiresSeconds),
    follow: async (url, body) => follow(url, body),
  };
}

function answer(object: StoredObject | undefined, read: PresignGetOptions | undefined): Response {
  if (!object) return new Response(null, { status: 404 });
  const type = read?.responseContentType ?? object.contentType ?? 'application/octet-stream';
  const encoding = read?.responseContentEncoding ?? object.contentEncoding;
  const headers = { 'content-type': type, ...(encoding ? { 'content-encoding': encoding } : {}) };
  return new Response(object.body.slice(), { headers });
}
