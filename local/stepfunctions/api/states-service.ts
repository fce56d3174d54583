import * as sdk from '@aws-sdk/client-sfn';
import type { AwsService } from '../../contracts/aws-service.ts';
import type { Executions } from '../runtime/executions.ts';
import type { ExecutionStore } from '../store/execution-store.ts';
import { describeExecution } from './describe-execution.ts';
import { describeStateMachine } from './describe-state-machine.ts';
import { describeStateMachineForExecution } from './describe-state-machine-for-execution.ts';
import { getExecutionHistory } from './get-execution-history.ts';
import { listExecutions } from './list-executions.ts';
import { listStateMachines } from './list-state-machines.ts';
import { sendTaskFailure } from './send-task-failure.ts';
import { sendTaskHeartbeat } from './send-task-heartbeat.ts';
import { sendTaskSuccess } from './send-task-success.ts';
import { startExecutionOperation } from './start-execution-operation.ts';
import { stopExecution } from './stop-execution.ts';

/** Step Functions' API. */
export function statesService(executions: Executions, store: ExecutionStore): AwsService {
  return {
    signingName: 'states',
    sdk,
    client: sdk.SFNClient,
    handlers: {
      StartExecution: startExecutionOperation(executions),
      StopExecution: stopExecution(executions),
      DescribeExecution: describeExecution(executions),
      ListExecutions: listExecutions(executions, store),
      GetExecutionHistory: getExecutionHistory(executions, store),
      SendTaskSuccess: sendTaskSuccess(executions),
      SendTaskFailure: sendTaskFailure(executions),
      SendTaskHeartbeat: sendTaskHeartbeat(executions),
      ListStateMachines: listStateMachines(executions),
      DescribeStateMachine: describeStateMachine(executions),
      DescribeStateMachineForExecution: describeStateMachineForExecution(executions),
    },
  };
}
