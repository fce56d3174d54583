import type { Document } from './document.ts';
import type { Resource } from './resource-names.ts';

export interface Template {
  resources: Record<string, Resource>;
  conditions: Record<string, unknown>;
  parameters: Record<string, unknown>;
}

interface Section {
  Resources?: Record<string, Resource>;
  Conditions?: Record<string, unknown>;
  Parameters?: Record<string, { Default?: unknown }>;
}

/** The CloudFormation part of serverless.yml: one section, or a list of sections that are merged. */
export function readTemplate({ resources }: Document): Template {
  const sections = (Array.isArray(resources) ? resources : [resources ?? {}]) as Section[];
  const merged = (name: keyof Section): Record<string, never> =>
    Object.assign({}, ...sections.map((section) => section[name] ?? {}));
  const parameters = Object.entries<{ Default?: unknown }>(merged('Parameters'));
  return {
    resources: merged('Resources'),
    conditions: merged('Conditions'),
    parameters: Object.fromEntries(parameters.map(([name, { Default }]) => [name, Default])),
  };
}
