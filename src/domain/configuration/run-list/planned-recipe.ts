/** One step of a run: whose recipe it is decides where it stands, and where recipes see it listed. */
export interface PlannedRecipe {
  name: string;
  origin: 'built-in' | 'custom';
}
