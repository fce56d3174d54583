import { createRandomIds } from '../../src/aws/random-ids.ts';
import { createSequentialIds } from '../support/sequential-ids.ts';
import { idsContract } from './ids-contract.ts';

idsContract('createRandomIds', createRandomIds);
idsContract('createSequentialIds', createSequentialIds);
