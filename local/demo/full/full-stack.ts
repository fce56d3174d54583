import type { FullAppName } from './full-apps.ts';
import type { FullInstance } from './full-instance.ts';
import type { FullLayerName } from './full-layers.ts';
import type { FullSecrets } from './full-secrets.ts';
import type { FullTimes } from './full-times.ts';
import type { Page } from './page.ts';
import type { StatusPages } from './status-pages.ts';

export interface FullAppMade {
  appId: string;
  layer: FullLayerName;
  /** What the app is fetched from at a version: version1, version2 or broken. */
  source(version: string): { Type: 'git' | 'archive'; Url: string; Revision?: string };
}

/** The stack of all layers, and all that is needed to ask it. */
export interface FullStack {
  stackId: string;
  layers: Record<FullLayerName, string>;
  /** By host name. */
  instances: Record<string, FullInstance>;
  apps: Record<FullAppName, FullAppMade>;
  /** The pages of each app, through the load balancer where it knows the app (HAProxy of OpsWorks knew no Java apps). */
  urls: Record<FullAppName, Page[]>;
  statusPages: StatusPages;
  secrets: FullSecrets;
  times: FullTimes;
}
