/** A name as it is compared: without accents and capitals, so that "jose" finds "José". */
export function fold(name: string): string {
  if (isAscii(name)) return name.toLowerCase();
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function isAscii(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 127) return false;
  return true;
}
