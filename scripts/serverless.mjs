import { spawnSync } from 'node:child_process';
import { EXIT } from './exit-codes.mjs';

/** Runs the Serverless Framework's continuation (osls) on this project and answers its exit code. It phones nobody. */
export function serverless(root, args) {
  const quiet = { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', SLS_TRACKING_DISABLED: '1' };
  const done = spawnSync(process.execPath, ['node_modules/osls/bin/serverless.js', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...quiet },
  });
  return done.status ?? EXIT.killed;
}
