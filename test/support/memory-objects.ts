import type { Clock } from '../../src/ports/clock.ts';
import type { Audience, Objects, PutOptions } from '../../src/ports/objects.ts';

interface StoredObject extends PutOptions {
  body: Uint8Array;
}

export interface MemoryObjects extends Objects {
  /** What a plain HTTP client gets who follows a presigned URL: GET without a body, PUT with one. */
  follow(url: string, body?: Uint8Array): Promise<Response>;
}

/** The Objects port in memory. Presigned URLs have the scheme `memory:`; `follow` answers them. */
export function createMemoryObjects(clock: Clock): MemoryObjects {
  const stored = new Map<string, StoredObject>();

  function presign(
    method: string,
    audience: Audience,
    key: string,
    query: Record<string, string | number | undefined>,
  ) {
    const url = new URL(`memory://${audience}/${encodeURIComponent(key)}`);
    url.searchParams.set('method', method);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    return url.href;
  }

  const expiry = (seconds: number) => clock.now().getTime() + seconds * 1000;

  return {
    put: async (key, body, options = {}) => void stored.set(key, { body: body.slice(), ...options }),
    get: async (key) => stored.get(key)?.body.slice(),
    list: async (prefix) => [...stored.keys()].filter((key) => key.startsWith(prefix)).sort(),
    remove: async (keys) => {
      for (const key of keys) stored.delete(key);
    },
    presignGet: async (key, { audience, expiresSeconds, responseContentType, responseContentEncoding }) =>
      presign('GET', audience, key, {
        expires: expiry(expiresSeconds),
        type: responseContentType,
        encoding: responseContentEncoding,
      }),
    presignPut: async (key, { audience, expiresSeconds }) =>
      presign('PUT', audience, key, { expires: expiry(expiresSeconds) }),
    follow: async (href, body) => {
      const url = new URL(href);
      const key = decodeURIComponent(url.pathname.slice(1));
      const expired = Number(url.searchParams.get('expires')) < clock.now().getTime();
      if (expired || url.searchParams.get('method') !== (body ? 'PUT' : 'GET'))
        return new Response(null, { status: 403 });
      if (body) {
        stored.set(key, { body: body.slice() });
        return new Response(null, { status: 200 });
      }
      return answerGet(stored.get(key), url.searchParams);
    },
  };
}

function answerGet(object: StoredObject | undefined, query: URLSearchParams): Response {
  if (!object) return new Response(null, { status: 404 });
  const type = query.get('type') ?? object.contentType ?? 'application/octet-stream';
  const encoding = query.get('encoding') ?? object.contentEncoding;
  const headers = { 'content-type': type, ...(encoding ? { 'content-encoding': encoding } : {}) };
  return new Response(object.body.slice(), { headers });
}
