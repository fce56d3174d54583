import type { Secret } from '../secret.ts';

export interface SourceSecrets {
  Password?: Secret;
  SshKey?: Secret;
}

export interface AppSecrets {
  /** The values of the secure variables, by key. */
  environment?: Record<string, Secret>;
  source?: SourceSecrets;
  ssl?: { Certificate?: Secret; PrivateKey?: Secret; Chain?: Secret };
}

export interface LayerSecrets {
  MysqlRootPassword?: Secret;
  HaproxyStatsPassword?: Secret;
  GangliaPassword?: Secret;
}

/** The opened secrets of a stack; `secretNeeds` says which of them an instance's part will use. */
export interface StackSecrets {
  /** By AppId. */
  apps?: Record<string, AppSecrets>;
  /** By LayerId. */
  layers?: Record<string, LayerSecrets>;
  /** By the ARN of the database. */
  rdsPasswords?: Record<string, Secret>;
  customCookbooks?: SourceSecrets;
}
