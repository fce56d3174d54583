import { createMemoryStore } from '../support/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('createMemoryStore', () => createMemoryStore());
