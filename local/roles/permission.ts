/** What a call needs: an IAM action on a resource (`*` where the action takes none). */
export interface Permission {
  action: string;
  resource: string;
}
