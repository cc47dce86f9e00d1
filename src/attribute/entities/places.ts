/** Joins the names of one place: the same spelling, and the usual short forms of countries. */
import type { NameForm } from './forms.js';

const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['us', 'united states'],
  ['usa', 'united states'],
  ['united states of america', 'united states'],
  ['america', 'united states'],
  ['uk', 'united kingdom'],
  ['britain', 'united kingdom'],
  ['great britain', 'united kingdom'],
  ['uae', 'united arab emirates'],
  ['prc', 'china'],
  ['peoples republic of china', 'china'],
  ['dprk', 'north korea'],
  ['rok', 'south korea'],
  ['drc', 'democratic republic of congo'],
  ['la', 'los angeles'],
  ['nyc', 'new york city'],
  ['dc', 'washington'],
  ['washington dc', 'washington'],
]);

export function joinPlaces(forms: readonly NameForm[]): NameForm[][] {
  const byPlace = new Map<string, NameForm[]>();
  for (const form of forms) {
    const words = form.words.length > 1 && form.words[0] === 'the' ? form.words.slice(1) : form.words;
    const spelt = words.join(' ');
    const place = SHORT_FORMS.get(spelt) ?? spelt;
    const known = byPlace.get(place);
    if (known) known.push(form);
    else byPlace.set(place, [form]);
  }
  return [...byPlace.values()];
}
