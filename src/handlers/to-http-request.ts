import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpRequest } from '../api/http-request.ts';

/**
 * The request as it came to the gateway. It passes bodies of types that it takes for binary as base64, among them
 * application/x-amz-json-1.1: undone before anything is hashed.
 */
export function toHttpRequest(event: APIGatewayProxyEventV2): HttpRequest {
  const iam = authorizedBy(event);
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  return {
    method: event.requestContext.http.method,
    path: `${event.rawPath}${query}`,
    headers: event.headers,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    authorizedAs: iam && { arn: iam.userArn, accessKeyId: iam.accessKey },
  };
}

interface IamAuthorizer {
  userArn: string;
  accessKey: string;
}

/** Only an authorizer of the gateway's own can set this part of an event. */
function authorizedBy({ requestContext }: APIGatewayProxyEventV2): IamAuthorizer | undefined {
  const { authorizer } = requestContext as { authorizer?: { iam?: IamAuthorizer } };
  return authorizer?.iam;
}
