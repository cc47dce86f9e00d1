import { describe, expect, test } from 'vitest';
import { organizationSubtype, SUBTYPE_RULES } from '../../../src/annotate/names/subtype.js';

describe('the kind of an organization', () => {
  test.each(SUBTYPE_RULES.map((rule) => [rule.example, rule.subtype] as const))(
    '%s is a %s',
    (name, subtype) => {
      expect(organizationSubtype(name)).toBe(subtype);
    },
  );

  test.each([
    ['Brightwater Holdings plc', 'company'],
    ['the Kestrel Bay Gazette', 'media'],
    ['St. Orla College', 'school'],
    ['Federal Court of Norland', 'government'],
  ])('%s is a %s', (name, subtype) => {
    expect(organizationSubtype(name)).toBe(subtype);
  });

  test.each(['Brightwater', 'Médecins Sans Murs', 'Partyline', 'Universal', ''])(
    '%s does not say',
    (name) => {
      expect(organizationSubtype(name)).toBeUndefined();
    },
  );
});
