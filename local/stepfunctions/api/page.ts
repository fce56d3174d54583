import { AwsError } from '../../contracts/aws-error.ts';

const MOST = 1000;
const USUAL = 100;

export interface Page {
  limit: number;
  offset: number;
}

/**
 * Which part of a list is asked for; 0 results stand for the usual number.
 * @throws AwsError InvalidToken when the token is none of ours
 */
export function pageOf({ maxResults, nextToken }: { maxResults?: number; nextToken?: string }): Page {
  const offset = nextToken === undefined ? 0 : Number(Buffer.from(nextToken, 'base64url').toString());
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new AwsError('InvalidToken', `Invalid Token: '${nextToken}'`);
  return { limit: Math.min(maxResults || USUAL, MOST), offset };
}

/** Cuts what was read one beyond the page into the page and the token of the next. */
export function cutPage<Each>(read: Each[], { limit, offset }: Page): { items: Each[]; nextToken?: string } {
  if (read.length <= limit) return { items: read };
  return {
    items: read.slice(0, limit),
    nextToken: Buffer.from(String(offset + limit)).toString('base64url'),
  };
}
