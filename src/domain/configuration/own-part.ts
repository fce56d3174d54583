import type { ConfigurationPart } from './configuration-part.ts';
import type { JsonObject } from './json-object.ts';

/** What one instance gets for one command, merged by its agent over the shared part. It carries secrets in clear. */
export interface OwnPart extends ConfigurationPart {
  /** The merged custom JSON: Chef's `normal` level. */
  custom: JsonObject;
}
