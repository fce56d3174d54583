import { describe, expect, it } from 'vitest';
import { layerAttributeProblems } from '../../../src/domain/layer/layer-attribute-problems.ts';

describe('the attributes of a layer', () => {
  it.each([
    undefined,
    {},
    { RailsStack: null, Jvm: '' },
    { RailsStack: 'nginx_unicorn', Jvm: 'openjdk', JavaAppServer: 'tomcat', ManageBundler: 'false' },
    { NodejsVersion: '0.12.x', JvmVersion: '6' },
  ])('may be %j', (attributes) => {
    expect(layerAttributeProblems(attributes)).toEqual([]);
  });

  it.each([
    ['RailsStack', 'puma', "Attributes.RailsStack: 'puma' is not one of apache_passenger, nginx_unicorn."],
    ['JavaAppServer', 'jetty', "Attributes.JavaAppServer: 'jetty' is not one of tomcat."],
  ])('may not have %s %s, which nothing here runs', (key, value, problem) => {
    expect(layerAttributeProblems({ [key]: value })).toEqual([problem]);
  });
});
