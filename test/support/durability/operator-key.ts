import { Credentials, type KeyPair } from '../../../local/credentials/credentials.ts';
import { openDatabase } from '../../../local/state/open-database.ts';

/** The key pair of whoever runs the cloud of this data folder; only while the cloud is down. */
export function operatorKey(dataDir: string): KeyPair {
  const database = openDatabase(dataDir);
  try {
    return new Credentials(database).operator();
  } finally {
    database.close();
  }
}
