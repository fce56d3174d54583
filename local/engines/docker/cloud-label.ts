/** The label that says whose a container, volume or network is: two clouds on one machine never touch each other's. */
export const CLOUD_LABEL = 'org.opswright.cloud';
