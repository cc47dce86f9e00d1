/** Recall of names where the gold is partial, and names judged one by one where it is whole. */
import type { EntityType, ExtractionRecord } from '../record.js';
import { overlaps, type Span } from '../span.js';
import type { Judged } from './calibration.js';

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

/** Each predicted name with its confidence: right where the gold has exactly this span with this type. */
export function judgeNames(
  gold: readonly GoldNameDocument[],
  records: readonly ExtractionRecord[],
): Judged[] {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  return gold.flatMap((document) => {
    const keyOf = (type: EntityType, { start, end }: Span): string => `${type} ${start} ${end}`;
    const wanted = new Set(document.entities.map((entity) => keyOf(entity.type, entity)));
    return (recordOf.get(document.id)?.entities ?? []).flatMap(({ type, mentions }) =>
      mentions.map((mention) => ({
        confidence: mention.confidence ?? 1,
        right: wanted.has(keyOf(type, mention)),
      })),
    );
  });
}
