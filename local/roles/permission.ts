/** What a call needs: an IAM action on a resource. */
export interface Permission {
  action: string;
  /** `*` where the action takes none; absent where the call does not say which (a task token names no machine). */
  resource?: string;
}
