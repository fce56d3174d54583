import type { Connection } from '../../local/system/connection.ts';
import { BenchStack } from './bench-stack.ts';

export interface PhpStack {
  stack: BenchStack;
  layerId: string;
  appId: string;
}

/** A stack with a PHP layer and the demo's app. `url` is that of its git repository as instances see it. */
export async function createPhpStack(connection: Connection, url: string): Promise<PhpStack> {
  const stack = await BenchStack.create(connection, 'Bench');
  const layerId = await stack.createLayer('php-app');
  const app = { name: 'SimplePHPApp', type: 'php', url, revision: 'version1' } as const;
  return { stack, layerId, appId: await stack.createApp(app) };
}
