import { AwsError } from '../contracts/aws-error.ts';

/** Both ends belong to the range. */
export interface ByteRange {
  start: number;
  end: number;
}

/** `bytes=0-9`, `bytes=10-` or `bytes=-5`; `undefined` for no header or one of another form, which HTTP ignores. */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start <= end) return { start, end };
  throw new AwsError('InvalidRange', 'The requested range is not satisfiable', { status: 416 });
}
