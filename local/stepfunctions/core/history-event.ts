/** One entry of an execution's history, in the form that GetExecutionHistory answers. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly type: string;
  /** At most one member: the `…EventDetails` of this type. */
  readonly details: Readonly<Record<string, object>>;
}
