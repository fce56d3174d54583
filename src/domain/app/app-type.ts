/** Every app type that the API knows. */
export type AppType = 'aws-flow-ruby' | 'java' | 'rails' | 'php' | 'nodejs' | 'static' | 'other';
