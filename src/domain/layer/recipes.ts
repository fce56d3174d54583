/** The five lifecycle events that recipes hang on. */
export type LifecycleEvent = 'Setup' | 'Configure' | 'Deploy' | 'Undeploy' | 'Shutdown';

/** Recipe names per lifecycle event, in the order they run. */
export type Recipes = Record<LifecycleEvent, string[]>;
