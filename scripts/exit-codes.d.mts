export const EXIT: Readonly<
  Record<'ok' | 'failed' | 'usage' | 'install' | 'nodeTooOld' | 'inUse' | 'noEngine' | 'killed', number>
>;
