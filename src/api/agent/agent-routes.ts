import type { AgentCaller, AgentContext } from '../../operations/agent/agent-context.ts';
import { heartbeat } from '../../operations/agent/heartbeat.ts';
import { hello } from '../../operations/agent/hello.ts';
import { log } from '../../operations/agent/log.ts';
import { logUpload } from '../../operations/agent/log-upload.ts';
import { next } from '../../operations/agent/next.ts';
import { register } from '../../operations/agent/register.ts';
import { result } from '../../operations/agent/result.ts';
import * as shape from './agent-shapes.ts';

/** The routes that lead to a key: nobody signs them. */
export const openRoutes: Readonly<Record<string, (context: AgentContext, body: unknown) => Promise<object>>> =
  {
    hello: (context, body) => hello(context, shape.read(shape.Hello, body)),
    register: (context, body) => register(context, shape.read(shape.Register, body)),
  };

/** The routes that an instance's key signs; the key says which instance it is. */
export const signedRoutes: Readonly<
  Record<string, (context: AgentContext, caller: AgentCaller, body: unknown) => Promise<object>>
> = {
  next: (context, caller, body) => next(context, caller, shape.read(shape.Next, body)),
  log: (context, caller, body) => log(context, caller, shape.read(shape.Log, body)),
  'log-upload': (context, caller, body) => logUpload(context, caller, shape.read(shape.Hold, body)),
  result: (context, caller, body) => result(context, caller, shape.read(shape.Result, body)),
  heartbeat: (context, caller, body) => heartbeat(context, caller, shape.read(shape.Heartbeat, body)),
};
