import { apiDate } from '../../domain/api-date.ts';
import { appAttributes } from '../../domain/app/app-attributes.ts';
import { shortnameOf } from '../../domain/app/shortname-of.ts';
import type { AppId } from '../../domain/ids.ts';
import type { CreateAppRequest } from '../../model/opsworks.generated.ts';
import type { AppRecord } from '../../records/app-record.ts';
import type { StackRecord } from '../../records/stack-record.ts';
import type { OperationContext } from '../operation-context.ts';
import { NO_SSL } from './no-ssl.ts';

/** The app that a request describes, with OpsWorks' defaults, its secrets still in the clear and unchecked. */
export function newApp(
  context: OperationContext,
  input: CreateAppRequest,
  stack: StackRecord,
  takenShortnames: ReadonlySet<string>,
): Omit<AppRecord, 'sealed'> {
  return {
    DataSources: [],
    AppSource: {},
    Domains: [],
    EnableSsl: false,
    SslConfiguration: NO_SSL,
    Environment: [],
    ...input,
    StackId: stack.StackId,
    AppId: context.ids.guid() as AppId,
    Shortname: input.Shortname || shortnameOf(input.Name, takenShortnames),
    Attributes: appAttributes(input.Type, input.Attributes),
    CreatedAt: apiDate(context.clock.now()),
  };
}
