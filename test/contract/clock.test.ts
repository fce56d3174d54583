import { createSystemClock } from '../../src/aws/system-clock.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { clockContract } from './clock-contract.ts';

clockContract('createSystemClock', createSystemClock);
clockContract('createManualClock', createManualClock);
