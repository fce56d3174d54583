/** The values of `ConfigurationManager.Version` that a stack may have. */
export const CHEF_VERSIONS = ['12', '11.10', '11.4'] as const;
