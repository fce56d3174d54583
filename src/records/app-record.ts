import type { AppId, StackId } from '../domain/ids.ts';
import type {
  App,
  AppAttributesKeys,
  AppType,
  DataSource,
  EnvironmentVariable,
  Source,
  SslConfiguration,
} from '../model/opsworks.generated.ts';
import type { Sealed } from './sealed.ts';

/** An app as stored: the API's shape with the members that every app has, and ours in camelCase. */
export interface AppRecord extends App {
  AppId: AppId;
  StackId: StackId;
  Name: string;
  Shortname: string;
  Type: AppType;
  DataSources: DataSource[];
  /** Empty for an app without a source. */
  AppSource: Source;
  Domains: string[];
  EnableSsl: boolean;
  /** Masked throughout, or the empty object that OpsWorks answers for an app without SSL. */
  SslConfiguration: SslConfiguration;
  /** Every key that the API knows; those that mean nothing to this type are null. */
  Attributes: Record<AppAttributesKeys, string | null>;
  /** The value of a secure variable is masked here; its path in `sealed` is `Environment.<Key>`. */
  Environment: EnvironmentVariable[];
  CreatedAt: string;
  sealed: Sealed;
}
