/** A name as it is compared: without accents and capitals, so that "jose" finds "José". */
export function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
