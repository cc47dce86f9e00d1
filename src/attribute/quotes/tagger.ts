/** Paragraphs in, tagged spans out: layout, network, best path, and how sure of it the model is. */
import type { Prepared } from '../../prepare/prepared.js';
import { pathFinder } from '../../sequence/lattice.js';
import { arcWeights, marginalsOf } from '../../sequence/marginals.js';
import { contextColumns } from './columns.js';
import { labelsOfRole, SPAN_KINDS, spansOf, type Role, type TaggedSpan } from './labels.js';
import { layOut, MARGIN, newLayout } from './layout.js';
import type { AttributionModel } from './model.js';

/** A span of the article's tokens. */
export interface Tagged extends TaggedSpan {
  readonly role: Role;
  /** The mean probability of its tokens to have its role. */
  readonly probability: number;
}

export interface Tagger {
  /** The spans of a paragraph, in order, as tokens of the article. */
  tag(prepared: Prepared, paragraph: number): Tagged[];
}

/** By kind of span: the labels of its role. */
const labelsOf = SPAN_KINDS.map(({ role }) => labelsOfRole(role));

export function taggerOf(model: AttributionModel): Tagger {
  const { net, types, lexicon, chain, transitions } = model;
  const paths = pathFinder(chain);
  const marginals = marginalsOf(chain);
  const weights = arcWeights(transitions);
  let layout = newLayout(1024);
  let path = new Uint8Array(1024);

  function score(prepared: Prepared, paragraph: number): Float32Array {
    layOut(prepared, paragraph, types, lexicon, layout);
    for (let type = net.typeCount(); type < types.list.length; type++) net.addType(types.list[type]!.columns);
    net.begin(layout.n);
    const context = net.context();
    for (let i = 0; i < layout.n; i++) {
      contextColumns(layout, i + MARGIN, context, 0);
      net.embed(i, layout.type[i + MARGIN]!);
    }
    return net.run();
  }

  /** The mean over the span's tokens of the probability of its role. */
  function probability({ kind, first, end }: TaggedSpan): number {
    let sum = 0;
    for (let i = first; i < end; i++) {
      for (const label of labelsOf[kind]!) sum += marginals.label(i, label);
    }
    return sum / (end - first);
  }

  return {
    tag(prepared, paragraph) {
      const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
      const n = endToken - firstToken;
      if (n > path.length) {
        layout = newLayout(2 * n);
        path = new Uint8Array(2 * n);
      }
      const emissions = score(prepared, paragraph);
      paths.viterbi(n, emissions, transitions, path);
      const spans = spansOf(path, n);
      if (spans.length === 0) return [];
      marginals.run(n, emissions, weights);
      return spans.map((span) => ({
        kind: span.kind,
        role: SPAN_KINDS[span.kind]!.role,
        first: span.first + firstToken,
        end: span.end + firstToken,
        probability: probability(span),
      }));
    },
  };
}
