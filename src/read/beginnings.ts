/** What inputs begin with whose readers, and the libraries in them, are only loaded for an input that needs them. */
export function isWarc(head: string): boolean {
  return head.startsWith('WARC/');
}

export function isParquet(head: string): boolean {
  return head.startsWith('PAR1');
}

export function isXml(head: string): boolean {
  return /^\s*(?:<\?xml\b|<!--[\s\S]{0,2000}?-->\s*)?[\s\S]{0,1000}?<(?:\w{1,20}:)?(?:rss|feed|RDF|newsMessage|newsItem|nitf)\b/.test(
    head,
  );
}

/** Whether a text begins as a page does. */
export function isHtml(head: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|title)\b/i.test(
    head,
  );
}

/** An object, or an array of objects: a report in plain text may open with a bracket too. */
export function isJson(head: string): boolean {
  return /^\s*(?:\[\s*(?:[{\]]|$)|\{\s*(?:["}]|$))/.test(head);
}
