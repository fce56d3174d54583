import type { LayerType } from '../layer/layer-type.ts';

/** The system whose machines run Chef 12, for recipes that nothing later takes. */
const CHEF_12_OS = 'Debian 11';
const OTHERS = 'Amazon Linux 2023, Debian 12, Ubuntu 24.04 LTS or Ubuntu 22.04 LTS';

interface Layer {
  Type: LayerType;
  Name: string;
}

/** The built-in layers' recipes need Chef 18: where Chef 12 runs, only custom layers do. */
export function osProblemsOfLayers(os: string, layers: readonly Layer[]): string[] {
  const builtIn = layers.filter(({ Type }) => Type !== 'custom');
  if (os !== CHEF_12_OS || builtIn.length === 0) return [];
  const names = builtIn.map(({ Name, Type }) => `"${Name}" (${Type})`).join(' and ');
  return [
    `Os: ${CHEF_12_OS} runs Chef 12, and the recipes of ${names} need Chef 18. ` +
      `Choose ${OTHERS}, or put the instance into custom layers only.`,
  ];
}
