/**
 * The extraction record: one article in, one record out. Every other part of onrecord is a view of it.
 * Terms are the field's: source, cue and content as in PARC and PolNeAR, TIMEX3 as in TimeML.
 */
import type { Span } from './span.js';

export interface Article {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  /** ISO 8601 date or date-time; relative dates are resolved against it. */
  readonly publishedAt?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly author?: string;
  /** Fields of the input that onrecord does not know, passed through. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** direct: all in quotation marks; mixed: part of it; indirect: none. */
export type QuoteType = 'direct' | 'mixed' | 'indirect';

/** speech: said, written, published; thought: believed, hoped, planned. */
export type QuoteAct = 'speech' | 'thought';

export type SpeakerKind = 'person' | 'organization' | 'document' | 'group' | 'unnamed' | 'unknown';

export type EntityType = 'person' | 'organization' | 'place' | 'other';

export type DateType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** What a reporting clause prints as the speaker. */
export interface Source extends Span {
  readonly text: string;
}

export interface Speaker {
  /** The fullest name that the article gives, without titles, or a short noun phrase. */
  readonly name: string;
  readonly kind: SpeakerKind;
  /** Id of the entity, or null where the speaker is no named entity. */
  readonly entity: string | null;
  /** Why this speaker: the id of the rule, or the features that decided. */
  readonly evidence?: string;
}

export interface Quote {
  readonly id: string;
  readonly type: QuoteType;
  readonly act: QuoteAct;
  /** As printed, marks included, one span a piece, in order. */
  readonly content: readonly Span[];
  /** The words: outer marks and a leading "that" off, pieces joined by a space. */
  readonly text: string;
  /** The word or words that report it, or the colon or dash that does; empty where none is printed. */
  readonly cue: readonly Span[];
  readonly source: Source | null;
  readonly speaker: Speaker | null;
  /** 0 to 1; 1 where a person has checked it. */
  readonly confidence: number;
  /** A person has put it right or added it. */
  readonly corrected?: true;
  /** A person has found it right as it is. */
  readonly confirmed?: true;
}

export interface Mention extends Span {
  readonly confidence?: number;
}

export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  /** The fullest form in the story, without titles. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Proper-name mentions only. */
  readonly mentions: readonly Mention[];
  /** The role that an apposition or a title gave. */
  readonly description?: string;
  readonly subtype?: string;
}

/** A time expression as in TimeML (TIMEX3). */
export interface DateMention extends Span {
  readonly text: string;
  readonly type: DateType;
  /** TIMEX3 value: ISO 8601 and its TimeML extensions ("2014-12-06", "2014-Q3", "P3M", "XXXX-WXX-5"). */
  readonly value: string;
  /** True where the text states the value outright, false where it was inferred. */
  readonly certain?: boolean;
  /** Id of the rule that found it. */
  readonly rule?: string;
  readonly mod?: string;
  readonly freq?: string;
  readonly quant?: string;
}

export interface ExtractionRecord {
  readonly id: string;
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly sentences: readonly Span[];
  readonly quotes: readonly Quote[];
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
}
