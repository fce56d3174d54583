import { ApiError } from '../api-error.ts';

const WINDOW_MINUTES = 5;
const AMZ_DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * The signing time may be off by five minutes either way.
 * @throws ApiError in AWS's words, by which SDKs notice that their own clock is wrong and correct for it
 */
export function checkFreshness(amzDate: string, now: Date): void {
  const signedAt = timeOf(amzDate);
  const limit = WINDOW_MINUTES * 60_000;
  const [earliest, latest] = [new Date(now.getTime() - limit), new Date(now.getTime() + limit)];
  const stamp = amzDateOf(now);
  if (signedAt < earliest)
    throw invalid(
      `Signature expired: ${amzDate} is now earlier than ${amzDateOf(earliest)} (${stamp} - 5 min.)`,
    );
  if (signedAt > latest)
    throw invalid(
      `Signature not yet current: ${amzDate} is still later than ${amzDateOf(latest)} (${stamp} + 5 min.)`,
    );
}

function timeOf(amzDate: string): Date {
  const time = new Date(amzDate.replace(AMZ_DATE, '$1-$2-$3T$4:$5:$6Z'));
  if (AMZ_DATE.test(amzDate) && !Number.isNaN(time.getTime())) return time;
  throw new ApiError(
    'IncompleteSignatureException',
    `Date must be in ISO-8601 'basic format'. Got '${amzDate}'.`,
  );
}

function amzDateOf(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function invalid(message: string): ApiError {
  return new ApiError('InvalidSignatureException', message);
}
