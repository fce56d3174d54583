import { createMemorySecrets } from '../support/memory-secrets.ts';
import { secretsContract } from './secrets-contract.ts';

secretsContract('createMemorySecrets', () => createMemorySecrets());
