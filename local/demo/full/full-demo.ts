import type { Demo } from '../demo.ts';
import type { FullStack } from './full-stack.ts';
import { type FullTimes, PHASES } from './full-times.ts';
import { makeFullSources } from './make-full-sources.ts';
import { table } from './table.ts';
import { walkFull } from './walk-full.ts';

/** All built-in layers in one stack, started together; ends with how long each instance and each deployment took. */
export const fullDemo: Demo = {
  makeSources: makeFullSources,
  run: async (context) => {
    const stack = await walkFull(context);
    return {
      headline: `Nine layers, ${stack.times.instances.length} instances, every page seen. Seconds:`,
      lines: linesOf(stack.times),
      data: dataOf(stack),
    };
  },
};

function linesOf({ instances, deployments }: FullTimes): string[] {
  const booted = instances.map(({ hostname, phases, online }) => [
    hostname,
    ...PHASES.map((phase) => phases[phase]),
    online,
  ]);
  const deployed = deployments.map(({ app, version, instances: count, seconds }) => [
    `${app}, ${version}`,
    String(count),
    seconds,
  ]);
  return [
    ...table(['instance', ...PHASES, 'online after'], booted),
    '',
    ...table(['deployment', 'instances', 'seconds'], deployed),
    '',
  ];
}

/** What a script may want; no secrets. */
function dataOf({ stackId, layers, instances, apps, urls, statusPages, times }: FullStack): object {
  const appIds = Object.entries(apps).map(([name, { appId }]) => [name, appId]);
  return { stackId, layers, instances, apps: Object.fromEntries(appIds), urls, statusPages, times };
}
