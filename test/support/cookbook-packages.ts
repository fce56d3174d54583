import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const COOKBOOKS = new URL('../../cookbooks/', import.meta.url);

/**
 * The names of all packages that these recipes, and those that they include, may install on Debian, in order. Recipes
 * are read as text, in the manner in which ours are written: names are literals, or in attributes called `packages`,
 * `adapters`, `connectors` and the like. Those need the system's Ruby.
 */
export function cookbookPackages(recipes: readonly string[]): string[] {
  const attributes = debianAttributes();
  const names = withIncluded(recipes).flatMap((recipe) => packagesIn(textOf(recipe), attributes));
  return [...new Set(names)].sort();
}

type Attribute = string | null | Attribute[] | { [name: string]: Attribute };

function debianAttributes(): Attribute {
  const script = new URL('cookbook-attributes.rb', import.meta.url).pathname;
  return JSON.parse(execFileSync('ruby', [script], { encoding: 'utf8' })) as Attribute;
}

function withIncluded(recipes: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (recipe: string): void => {
    if (found.has(recipe)) return;
    found.add(recipe);
    const text = textOf(recipe).replaceAll("#{node['platform_family']}", 'debian');
    for (const [, name = ''] of text.matchAll(/^\s*include_recipe ['"]([^'"]+)['"]/gm)) add(name);
  };
  for (const recipe of recipes) add(recipe);
  return [...found];
}

function textOf(recipe: string): string {
  const [cookbook = '', name = 'default'] = recipe.split('::');
  return readFileSync(new URL(`${cookbook}/recipes/${name}.rb`, COOKBOOKS), 'utf8');
}

function packagesIn(recipe: string, attributes: Attribute): string[] {
  if (!/^\s*package /m.test(recipe)) return [];
  return [...literals(recipe), ...pathsIn(recipe).flatMap((path) => namesIn(valueAt(attributes, path)))];
}

/** `package 'haproxy'`, but not `package 'Apache' do package_name …`. */
function literals(recipe: string): string[] {
  const resources = recipe.matchAll(/^\s*package '([^']+)'(?! do\n\s*package_name)/gm);
  return [...resources].map(([, name = '']) => name);
}

/** Attributes that hold names of packages: `node[…]`, or a variable that stands for a part of it. */
function pathsIn(recipe: string): string[][] {
  const variables = new Map<string, string[]>([['node', []]]);
  for (const [, name = '', from = '', keys = ''] of recipe.matchAll(/^(\w+) = (\w+)((?:\['\w+'\])+)$/gm))
    variables.set(name, [...(variables.get(from) ?? []), ...keysOf(keys)]);
  const uses = recipe.matchAll(/\b(\w+)((?:\['\w+'\])*\['\w*(?:packages|adapters?|connectors)'\])/g);
  return [...uses].map(([, from = '', keys = '']) => [...(variables.get(from) ?? []), ...keysOf(keys)]);
}

/** `['mysql']['client']` as its two names. */
function keysOf(text: string): string[] {
  return [...text.matchAll(/'(\w+)'/g)].map(([, key = '']) => key);
}

/** @throws Error for an attribute without a default: its name was read wrongly, or somebody forgot it */
function valueAt(attributes: Attribute, path: readonly string[]): Attribute {
  const value = path.reduce<Attribute | undefined>(
    (at, key) => (at && typeof at === 'object' && !Array.isArray(at) ? at[key] : undefined),
    attributes,
  );
  if (value === undefined) throw new Error(`No cookbook has a default for node['${path.join("']['")}']`);
  return value;
}

/** A driver is a name, a list of names, or an object whose `package` is one. */
function namesIn(value: Attribute): string[] {
  if (value === null) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return value.package === undefined ? Object.values(value).flatMap(namesIn) : namesIn(value.package);
}
