import type { LayerAttributesKeys } from '../../model/opsworks.generated.ts';

/** The attributes that choose one of several programs. Versions are free: the log says which one was installed. */
const CHOICES: Partial<Record<LayerAttributesKeys, readonly string[]>> = {
  RailsStack: ['apache_passenger', 'nginx_unicorn'],
  ManageBundler: ['true', 'false'],
  Jvm: ['openjdk'],
  JavaAppServer: ['tomcat'],
};

/** What is wrong with the values of a layer's attributes, in words for the person who sent them. */
export function layerAttributeProblems(
  attributes: Partial<Record<string, string | null>> | undefined,
): string[] {
  return Object.entries(CHOICES).flatMap(([key, choices]) => {
    const value = attributes?.[key];
    return !value || choices.includes(value)
      ? []
      : [`Attributes.${key}: '${value}' is not one of ${choices.join(', ')}.`];
  });
}
