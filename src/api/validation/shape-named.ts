import { model, type Shape } from './model.ts';

/** The shape of this name; the generator writes every shape that is referred to. */
export function shapeNamed(name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the generated model refers to '${name}' but lacks it`);
  return shape;
}
