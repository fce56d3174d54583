import type { AppAttributesKeys } from '../../model/opsworks.generated.ts';
import type { AppType } from './app-type.ts';

export type AppAttributes = Record<AppAttributesKeys, string | null>;

const UNSET: AppAttributes = {
  AutoBundleOnDeploy: null,
  AwsFlowRubySettings: null,
  DocumentRoot: null,
  RailsEnv: null,
};

/** Every attribute of the API: those given, and what an app of this type has without. */
export function appAttributes(type: AppType, given: Partial<AppAttributes> = {}): AppAttributes {
  return {
    ...UNSET,
    ...(type === 'rails' ? { AutoBundleOnDeploy: 'true', DocumentRoot: 'public' } : {}),
    ...given,
  };
}
