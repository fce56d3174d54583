import { ApiError } from '../api-error.ts';

/** What the Authorization header says. */
export interface Authorization {
  accessKeyId: string;
  /** `YYYYMMDD` */
  date: string;
  region: string;
  service: string;
  /** In the order of the header. */
  signedHeaders: string[];
  signature: string;
}

const ALGORITHM = /^AWS4-HMAC-SHA256\s+/;

/**
 * @throws ApiError MissingAuthenticationTokenException without the header,
 *   IncompleteSignatureException when it is not a complete SigV4 signature
 */
export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined || header === '')
    throw new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  if (!ALGORITHM.test(header)) throw incomplete("must begin with 'AWS4-HMAC-SHA256'");
  const parameters = parametersOf(header.replace(ALGORITHM, ''));
  const [accessKeyId, date, region, service, terminator, ...rest] = required(parameters, 'Credential').split(
    '/',
  );
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0)
    throw incomplete("'Credential' must be <key id>/<date>/<region>/<service>/aws4_request");
  const signedHeaders = required(parameters, 'SignedHeaders').split(';');
  return { accessKeyId, date, region, service, signedHeaders, signature: required(parameters, 'Signature') };
}

function parametersOf(text: string): Map<string, string> {
  return new Map(
    text.split(',').map((part) => {
      const [name = '', ...value] = part.trim().split('=');
      return [name, value.join('=')];
    }),
  );
}

function required(parameters: Map<string, string>, name: string): string {
  const value = parameters.get(name);
  if (!value) throw incomplete(`requires '${name}' parameter`);
  return value;
}

function incomplete(why: string): ApiError {
  return new ApiError('IncompleteSignatureException', `Authorization header ${why}.`);
}
