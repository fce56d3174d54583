import type { JsonObject } from '../json-object.ts';
import type { OwnInput } from '../own-input.ts';
import type { LayerSecrets } from '../stack-secrets.ts';

/** Where recipes look for each password of a layer. */
const PLACES: Record<keyof LayerSecrets, (password: string) => JsonObject> = {
  MysqlRootPassword: (password) => ({ mysql: { server_root_password: password } }),
  HaproxyStatsPassword: (password) => ({ haproxy: { stats_password: password } }),
  GangliaPassword: (password) => ({ ganglia: { web: { password } } }),
};

/** The layers' passwords that this instance needs. */
export function layerPasswords({ needs, secrets }: Pick<OwnInput, 'needs' | 'secrets'>): JsonObject {
  const parts = needs.layerIds.flatMap((id) => {
    const known = secrets.layers?.[id] ?? {};
    return [
      place('MysqlRootPassword', known),
      place('HaproxyStatsPassword', known),
      place('GangliaPassword', known),
    ];
  });
  return Object.assign({}, ...parts);
}

function place(name: keyof LayerSecrets, known: LayerSecrets): JsonObject {
  const secret = known[name];
  return secret ? PLACES[name](secret.reveal()) : {};
}
