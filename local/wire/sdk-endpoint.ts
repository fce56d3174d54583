import { AwsError } from '../contracts/aws-error.ts';
import type { AwsService, Call } from '../contracts/aws-service.ts';
import type { AdmitCall } from './admit-call.ts';
import type { Endpoint, SignedRequest } from './endpoint.ts';
import { awsJson } from './protocols/aws-json.ts';
import { awsQuery } from './protocols/aws-query.ts';
import { ec2Query } from './protocols/ec2-query.ts';
import type { Protocol } from './protocols/protocol.ts';
import { restJson } from './protocols/rest-json.ts';
import { rpcCbor } from './protocols/rpc-cbor.ts';
import { modelOf, type ServiceModel } from './service-model.ts';
import type { WireRequest } from './wire-request.ts';
import type { WireResponse } from './wire-response.ts';

/** Serves a service in every protocol that its clients may speak, with codecs from the SDK's own schemas. */
export function sdkEndpoint(service: AwsService, admit: AdmitCall = () => {}): Endpoint {
  let model: ServiceModel | undefined;

  const respond = async (signed: SignedRequest): Promise<WireResponse> => {
    // Built at the first call: an SDK client takes milliseconds, and most starts never call most services.
    model ??= modelOf(service);
    const protocol = protocolOf(service, signed.request);
    const { operation, input } = await protocol.decode(model, signed.request);
    const call: Call = {
      operation: operation.name,
      region: signed.region,
      requestId: signed.requestId,
      caller: signed.caller,
    };
    admit(service.signingName, call, input);
    const output = await handlerOf(service, operation.name)(input, call);
    return protocol.encode(model, operation, output, signed.requestId);
  };

  return {
    signingName: service.signingName,
    respond,
    refuse: (error, request, requestId) =>
      protocolOf(service, request).encodeError(error, request, requestId),
  };
}

/** The request itself shows its protocol: clients of one service may speak different ones. */
function protocolOf({ signingName }: AwsService, request: WireRequest): Protocol {
  const query = signingName === 'ec2' ? ec2Query : awsQuery;
  return [awsJson, rpcCbor, query].find((protocol) => protocol.speaks(request)) ?? restJson;
}

function handlerOf(service: AwsService, operation: string): AwsService['handlers'][string] {
  const handler = service.handlers[operation];
  if (handler !== undefined) return handler;
  throw new AwsError(
    'UnknownOperationException',
    `The local cloud does not have ${service.signingName} ${operation}`,
    {
      status: 501,
    },
  );
}
