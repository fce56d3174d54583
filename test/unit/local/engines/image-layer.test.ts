import { describe, expect, it } from 'vitest';
import type { BuildFile } from '../../../../local/engines/image/build-file.ts';
import { imageLayer } from '../../../../local/engines/image/image-layer.ts';

const file: BuildFile = { path: 'init', executable: true, content: Buffer.from('#!/bin/sh\n') };
const layer = { name: 'system', what: 'system', baseTag: 'base:1', files: [file], args: { PACKAGES: 'a b' } };

describe("an image's tag", () => {
  it('is the same for the same content', () => {
    expect(imageLayer(layer).tag).toBe(imageLayer({ ...layer, files: [{ ...file }] }).tag);
  });

  it('names no registry', () => {
    expect(imageLayer(layer).tag).toMatch(/^localhost\/opswright-system:[0-9a-f]{16}$/);
  });

  it.each([
    ['a file', { files: [{ ...file, content: Buffer.from('#!/bin/bash\n') }] }],
    ["a file's name", { files: [{ ...file, path: 'init2' }] }],
    ["a file's mode", { files: [{ ...file, executable: false }] }],
    ['a further file', { files: [file, { ...file, path: 'other' }] }],
    ['the image below', { baseTag: 'base:2' }],
    ['an argument', { args: { PACKAGES: 'a b c' } }],
  ])('changes with %s', (_, change) => {
    expect(imageLayer({ ...layer, ...change }).tag).not.toBe(imageLayer(layer).tag);
  });
});
