import { escapeXml } from '../wire/protocols/escape-xml.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

const MOST_KEYS = 1000;
/** Sorts after every key of a common prefix. */
const LAST = '\u{10ffff}';

interface Page {
  objects: StoredObject[];
  prefixes: string[];
  /** The last key or prefix of the page, when there is more. */
  resumeAfter?: string;
}

/** ListObjectsV2's answer in XML. */
export function listObjects(store: ObjectStore, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS);
  const after = decodeToken(query.get('continuation-token')) ?? query.get('start-after') ?? '';
  const page = readPage(store, bucket, { prefix, delimiter, limit, after });
  const spell = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;

  return [
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${bucket}</Name><Prefix>${spell(prefix)}</Prefix><MaxKeys>${limit}</MaxKeys>`,
    `<KeyCount>${page.objects.length + page.prefixes.length}</KeyCount>`,
    `<IsTruncated>${page.resumeAfter !== undefined}</IsTruncated>`,
    page.resumeAfter === undefined
      ? ''
      : `<NextContinuationToken>${Buffer.from(page.resumeAfter).toString('base64')}</NextContinuationToken>`,
    ...page.objects.map((object) => contents(object, spell)),
    ...page.prefixes.map((each) => `<CommonPrefixes><Prefix>${spell(each)}</Prefix></CommonPrefixes>`),
    '</ListBucketResult>',
  ].join('');
}

function contents({ key, size, etag, modifiedMs }: StoredObject, spell: (text: string) => string): string {
  const modified = new Date(modifiedMs).toISOString();
  return (
    `<Contents><Key>${spell(key)}</Key><LastModified>${modified}</LastModified><ETag>${escapeXml(etag)}</ETag>` +
    `<Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  );
}

interface Wanted {
  prefix: string;
  delimiter: string;
  limit: number;
  after: string;
}

function readPage(store: ObjectStore, bucket: string, wanted: Wanted): Page {
  return wanted.delimiter === ''
    ? readPlainPage(store, bucket, wanted)
    : readGroupedPage(store, bucket, wanted);
}

function readPlainPage(store: ObjectStore, bucket: string, { prefix, after, limit }: Wanted): Page {
  const found = store.list(bucket, { prefix, after, limit: limit + 1 });
  const objects = found.slice(0, limit);
  return { objects, prefixes: [], resumeAfter: found.length > limit ? objects.at(-1)?.key : undefined };
}

/** Keys under a common prefix count as one entry; the store is asked again behind each such prefix. */
function readGroupedPage(store: ObjectStore, bucket: string, wanted: Wanted): Page {
  const page: Page = { objects: [], prefixes: [] };
  let after = wanted.after;
  for (;;) {
    const [object] = store.list(bucket, { prefix: wanted.prefix, after, limit: 1 });
    if (object === undefined) return page;
    if (page.objects.length + page.prefixes.length === wanted.limit) return { ...page, resumeAfter: after };
    const common = commonPrefix(object.key, wanted);
    if (common === undefined) page.objects.push(object);
    else page.prefixes.push(common);
    after = common === undefined ? object.key : common + LAST;
  }
}

function commonPrefix(key: string, { prefix, delimiter }: Wanted): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function decodeToken(token: string | null): string | undefined {
  return token === null ? undefined : Buffer.from(token, 'base64').toString();
}
