/** The code units of the text in hand as numbers: many times faster to read one by one than a string's. */

let units = new Uint16Array(2 ** 13);
let bytes = Buffer.from(units.buffer);

/** The text's code units, and a 0 after them; they hold until the next text. */
export function unitsOf(text: string): Uint16Array {
  if (units.length <= text.length) {
    units = new Uint16Array(text.length + 1);
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text, 'utf16le');
  units[text.length] = 0;
  return units;
}
