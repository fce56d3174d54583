import type { Attributes } from './dynalite.ts';

/** An item's size as DynamoDB counts it: UTF-8 bytes of names and values, 3 bytes for each list or map, 1 per entry. */
export function itemBytes(item: Attributes): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: object): number {
  const [type, content] = Object.entries(value)[0] ?? ['NULL', true];
  switch (type) {
    case 'S':
      return Buffer.byteLength(content);
    case 'B':
      return Buffer.byteLength(content, 'base64');
    case 'N':
      return numberBytes(content);
    case 'SS':
    case 'BS':
    case 'NS':
      return content.reduce(
        (sum: number, member: string) => sum + valueBytes({ [type.charAt(0)]: member }),
        0,
      );
    case 'L':
      return content.reduce((sum: number, member: object) => sum + 1 + valueBytes(member), 3);
    case 'M':
      return 3 + Object.keys(content).length + itemBytes(content);
    default:
      return 1;
  }
}

/** About one byte for two significant digits, and one more. */
function numberBytes(digits: string): number {
  const significant = digits.replace(/^-|\.|e.*$/gi, '').replace(/^0+|0+$/g, '');
  return Math.ceil(significant.length / 2) + 1 + Number(digits.startsWith('-'));
}
