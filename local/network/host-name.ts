/** The name by which an instance reaches this host. */
export const HOST_NAME = 'host.opswright.internal';
