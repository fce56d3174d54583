import { ansible } from './ansible.ts';
import { api } from './api.ts';
import { boot } from './boot.ts';
import { demo } from './demo.ts';
import { deploy } from './deploy.ts';
import { layers } from './layers.ts';
import { memory } from './memory.ts';
import type { Section } from './section.ts';
import { startup } from './startup.ts';

/** In the order in which they are measured: what wants a quiet machine first, memory before the load. */
export const sections: readonly Section[] = [startup, demo, memory, api, boot, deploy, layers, ansible];
