/** Recall of names where the gold is partial. */
import type { EntityType, ExtractionRecord } from '../record.js';
import { overlaps, type Span } from '../span.js';

export interface GoldNameDocument {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly (Span & { readonly type: EntityType })[];
}

export interface Recall {
  found: number;
  gold: number;
}

/** A gold mention is found where a predicted one of the same type overlaps it. */
export function relaxedRecall(
  gold: readonly GoldNameDocument[],
  records: readonly ExtractionRecord[],
): Map<EntityType, Recall> {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const recall = new Map<EntityType, Recall>();
  for (const document of gold) {
    const entities = recordOf.get(document.id)?.entities ?? [];
    for (const wanted of document.entities) {
      const row = recall.get(wanted.type) ?? { found: 0, gold: 0 };
      row.gold++;
      const hit = entities.some(
        ({ type, mentions }) => type === wanted.type && mentions.some((mention) => overlaps(mention, wanted)),
      );
      if (hit) row.found++;
      recall.set(wanted.type, row);
    }
  }
  return recall;
}
